//! The pages of a report: title, blocks, foot, numbered like those of a letter.

use super::LayoutProblem;
use super::blocks::keep_under_heading;
use super::document::Document;
use super::flow::{Frame, Ink, Slab, paginate};
use super::fonts::Family;
use super::furniture::{BODY, NEXT_TOP};
use super::length::Length;
use super::manners::BETWEEN;
use super::text::{Desk, Manner, hold_last, manner, spaced};
use super::tree::{Role, Tree};
use crate::model::{Block, Report, RichText};

const TITLE: Manner = manner(Family::Serif, 160, 205, Ink::Black);
/// Room above the title for the number of an exhibit.
const FIRST_TOP: Length = Length::mm10(300);

/// Lays a report out on A4 pages.
///
/// # Errors
/// [`LayoutProblem::TooHigh`] when the mentions of the foot leave no room.
pub(crate) fn lay_out(report: &Report) -> Result<Document, LayoutProblem> {
    let mut desk = Desk::default();
    let slabs = body(&mut desk, report)?;
    let foot = desk.foot(&report.footer)?;
    let frame = Frame { first_top: FIRST_TOP, top: NEXT_TOP, bottom: foot.top - Length::mm10(70) };
    let mut pages = paginate(&slabs, frame);
    let running = [&report.author, &report.title].map(|text| text.trim()).join(" – ");
    desk.furnish(&mut pages, running.trim_matches([' ', '–']), &foot)?;
    Ok(Document {
        title: desk.said(&report.title),
        author: desk.said(&report.author),
        created: report.created,
        pages,
        tree: desk.tree,
        images: desk.images,
        replaced: desk.layout.replaced,
    })
}

fn body(desk: &mut Desk, report: &Report) -> Result<Vec<Slab>, LayoutProblem> {
    let title = desk.tree.add(Tree::ROOT, Role::Title);
    let mut slabs = desk.paragraph(&RichText::bold(&*report.title), TITLE, BODY, title)?;
    hold_last(&mut slabs);
    let mut space = Length::mm10(50);
    let mut under_heading = false;
    for block in &report.body {
        let mut drawn = desk.block(block, BODY)?;
        if !drawn.is_empty() {
            keep_under_heading(under_heading, &mut drawn);
            under_heading = matches!(block, Block::Heading(_));
            slabs.append(&mut spaced(drawn, space));
            space = BETWEEN;
        }
    }
    Ok(slabs)
}
