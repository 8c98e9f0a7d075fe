//! Every component against the fixtures of the npm package it follows.

mod fixtures;
mod markup;
mod options;
