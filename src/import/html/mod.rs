//! Saved web pages: the reading text of an article with the page's furniture set apart, and what the page states of itself.

mod address;
mod anchors;
mod apart;
mod article;
mod book;
mod closing;
mod dates;
mod day;
mod judge;
mod lists;
mod metadata;
mod months;
mod names;
mod page;
mod parse;
mod read;
mod stated;
mod tables;
mod tags;
mod tree;
mod walk;

pub(super) use book::book;
pub(super) use day::in_attribute as day_in_attribute;
pub(super) use read::read;
