//! The one binary: subcommands and wiring only.

mod audit;
mod dataset;
mod demo;
mod export;
mod follow;
mod import;
mod migrate;
mod post;
mod reindex;
mod retire;
mod say;
mod secret;
mod serve;
mod setup;
mod user;
mod work;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use setup::Common;
use std::process::ExitCode;

/// Half of a short answer's time would otherwise go into asking for memory and giving it back.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Hearth: one front door for families, one record for those who help, one honest picture.
#[derive(Parser)]
#[command(name = "hearth", version)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer families: pages, API and feed.
    Serve(serve::Args),
    /// Load the demonstration place.
    Demo(demo::Args),
    /// Take facts into the register.
    #[command(subcommand)]
    Import(import::Args),
    /// Write the register to files.
    #[command(subcommand)]
    Export(export::Args),
    /// Change the data a place runs on.
    #[command(subcommand)]
    Data(dataset::Args),
    /// Take a service out of the register for good.
    Retire(retire::Args),
    /// Who did what: is the record of it whole?
    #[command(subcommand)]
    Audit(audit::Args),
    /// Who may sign in.
    #[command(subcommand)]
    User(user::Args),
    /// Build the search index anew.
    Reindex,
    /// Bring the database up to date.
    Migrate,
    /// Print the description of the API.
    Openapi,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    setup::start_logging();
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            // For someone at a terminal: what is wrong, without a trace of our own calls.
            eprintln!("{cause:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Serve(args) => serve::run(&cli.common, args).await,
        Command::Demo(args) => demo::run(&cli.common, args).await,
        Command::Import(args) => import::run(&cli.common, args).await,
        Command::Export(args) => export::run(&cli.common, args).await,
        Command::Data(args) => dataset::run(&cli.common, args).await,
        Command::Retire(args) => retire::run(&cli.common, args).await,
        Command::Audit(args) => audit::run(&cli.common, args).await,
        Command::User(args) => user::run(&cli.common, args).await,
        Command::Reindex => reindex::run(&cli.common).await,
        Command::Openapi => {
            println!("{}", serde_json::to_string_pretty(&web::api::openapi())?);
            Ok(())
        }
        Command::Migrate => migrate::run(&cli.common).await,
    }
}
