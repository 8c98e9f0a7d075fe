//! E-mail: through a mail server, or into a folder where there is none.

mod folder;
mod message;
mod smtp;

pub use folder::Folder;
pub use smtp::Smtp;
