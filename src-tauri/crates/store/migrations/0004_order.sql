-- Which act was the last on record when money was noted: what came before an act of the same day is
-- not its execution. Nothing is known of what was noted before this column.
ALTER TABLE payments ADD COLUMN noted_after INTEGER;
ALTER TABLE credit_notes ADD COLUMN noted_after INTEGER;
