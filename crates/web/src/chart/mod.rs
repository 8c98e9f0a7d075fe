//! Charts as drawings of our own: real text, bars from zero, told apart by more than colour, readable by
//! those who do not see them and on paper. Widths are shares of the space, so text keeps its size.

mod bars;
mod genogram;

pub use bars::{Bar, Bars, Row};
pub use genogram::{Genogram, Joined, Shape, Standing};
