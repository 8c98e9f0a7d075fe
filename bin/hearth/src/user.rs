//! `hearth user`: the first administrator of a place, and a fresh link for somebody who lost theirs. Both are for
//! whoever runs the server: there is no account that anyone could guess.

use crate::{say::refused, setup::Common};
use domain::{
    Cx,
    account::{first_admin::first_admin, link, roll, rules},
};
use kernel::Actor;

/// What to do.
#[derive(clap::Subcommand)]
pub enum Args {
    /// Name the place's first administrator and print a link that opens once.
    FirstAdmin {
        /// Their address at work.
        #[arg(long)]
        email: String,
        /// As colleagues know them.
        #[arg(long, default_value = "Administrator")]
        name: String,
        /// How the world reaches this server.
        #[arg(long, default_value = BASE)]
        base_url: String,
    },
    /// Print a link that opens once, for somebody who works here.
    Link {
        /// Their address at work.
        email: String,
        /// How the world reaches this server.
        #[arg(long, default_value = BASE)]
        base_url: String,
    },
}

/// Where the server is when nothing else is said.
pub const BASE: &str = "http://127.0.0.1:8080";

/// Does it.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    let cx = common.open(Actor::system("user")).await?;
    let (token, base_url) = match args {
        Args::FirstAdmin { email, name, base_url } => (first_admin(&cx, &email, &name).await, base_url),
        Args::Link { email, base_url } => (link::make(&cx, &email).await, base_url),
    };
    let token = token.map_err(|error| match error {
        kernel::Error::NotFound => anyhow::anyhow!("nobody of that address works here"),
        other => refused(other),
    })?;
    let hours = rules(&cx).await?.rules.link_hours;
    println!("{}", address(&base_url, &token));
    println!("It opens once, within {hours} hours.");
    Ok(())
}

/// The address of a link.
fn address(base_url: &str, token: &str) -> String {
    format!("{}/sign-in/once/{token}", base_url.trim_end_matches('/'))
}

/// Prints a link for each member of staff of a demonstration place: whoever looks at it can sign in as any of them.
pub async fn print_links(cx: &Cx, base_url: &str) -> anyhow::Result<()> {
    if !rules(cx).await?.demonstration {
        return Ok(());
    }
    println!("\nSign in as any of these invented people; each link opens once, `hearth demo` prints fresh ones:\n");
    for person in roll::everyone(cx).await?.into_iter().filter(|person| person.left_us.is_none()) {
        let roles: Vec<&str> = person.roles.iter().filter(|role| role.current).map(|role| role.role.code()).collect();
        let token = link::make(cx, &person.email).await?;
        println!("{:<14} {:<26} {}", person.name, roles.join(", "), address(base_url, &token));
    }
    Ok(())
}
