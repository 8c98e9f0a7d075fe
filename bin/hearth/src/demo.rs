//! `hearth demo`: the demonstration place, from inside the binary or from a folder.

use crate::{say::refused, setup::Common, user};
use domain::{
    demo::{self, Files, Folder},
    directory::project,
};
use kernel::Actor;
use rust_embed::RustEmbed;
use std::{borrow::Cow, path::PathBuf};

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// Folder of files to load instead of the ones inside the binary.
    #[arg(long)]
    demo_dir: Option<PathBuf>,
    /// How the world will reach the server, for the links that sign people in.
    #[arg(long, default_value = user::BASE)]
    base_url: String,
}

#[derive(RustEmbed)]
#[folder = "../../demo"]
struct Inside;

/// The files inside the binary.
struct Embedded;

impl Files for Embedded {
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        Inside::get(path).map(|file| file.data)
    }
}

/// Loads the place and brings its search index up to date; again, it changes nothing.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    let cx = common.open(Actor::system("demo")).await?;
    let loaded = match args.demo_dir {
        Some(folder) => demo::load(&cx, &Folder(folder)).await,
        None => demo::load(&cx, &Embedded).await,
    };
    let loaded = loaded.map_err(refused)?;
    let index = platform::search::Indexes::open(common.index_dir());
    project::bring_up(&cx.with_place(loaded.place), &index).await?;
    println!("{}", if loaded.already { "the place was loaded already" } else { "the place is loaded" });
    user::print_links(&cx.with_place(loaded.place), &args.base_url).await
}
