/** What the computer offers to the window; the shell answers it, not the core. */
export interface ShellState {
  tray: boolean;
  tray_sentence: string;
  notifications_sentence: string;
}
