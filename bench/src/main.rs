//! Measures Hearth beside what others would use for the same work. `bench/run` calls these in turn.

mod ask;
mod dice;
mod generate;
mod http;
mod invent;
mod link;
mod load;
mod ready;
mod report;
mod rows;
mod saturate;

use clap::{Parser, Subcommand};

/// Hearth's measuring harness. Everything it answers is one line of JSON.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fill a data folder with services made by varying the demonstration place's, and index them.
    Generate(generate::Args),
    /// Build the search index of a data folder anew.
    Rebuild(generate::Folder),
    /// Write the services of a data folder as JSON lines, for a reference to load.
    Rows(rows::Args),
    /// Write the same parents' questions for every contender.
    Ask(ask::Args),
    /// Send requests at a fixed rate and time each from when it was due.
    Load(load::Args),
    /// Send requests as fast as they are answered.
    Saturate(saturate::Args),
    /// Find the same invented people on several lists.
    Link(link::Args),
    /// Time a server from its start until it says it is ready.
    Ready(ready::Args),
}

fn main() -> anyhow::Result<()> {
    let runtime = |threads: usize| {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(threads).enable_all().build()
    };
    let line = match Cli::parse().command {
        Command::Generate(args) => runtime(2)?.block_on(generate::run(&args))?,
        Command::Rebuild(folder) => runtime(2)?.block_on(generate::rebuild(&folder))?,
        Command::Rows(args) => runtime(2)?.block_on(rows::run(&args))?,
        Command::Ask(args) => ask::run(&args)?,
        Command::Load(args) => runtime(1)?.block_on(load::run(args))?,
        Command::Saturate(args) => runtime(1)?.block_on(saturate::run(args))?,
        Command::Link(args) => link::run(&args)?,
        Command::Ready(args) => runtime(1)?.block_on(ready::run(args))?,
    };
    println!("{line}");
    Ok(())
}
