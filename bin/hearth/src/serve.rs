//! `hearth serve`: pages, API and feed on one address, with the workers beside them.

use crate::{
    audit::keep::{self, Heads},
    follow,
    post::{self, mailer},
    say::refused,
    secret,
    setup::Common,
    work::{self, Post},
};
use anyhow::Context;
use axum::serve::ListenerExt as _;
use kernel::Actor;
use platform::{
    passkey::WebAuthn,
    sign_on::{self, OpenId},
};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{net::TcpListener, sync::watch};
use web::{App, Settings};

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// Port on this machine.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Address to listen on; only this machine by default.
    #[arg(long, default_value = "127.0.0.1")]
    listen: std::net::IpAddr,
    /// How the world reaches this server, for links and the feed.
    #[arg(long)]
    base_url: Option<String>,
    /// Where "leave this page" goes.
    #[arg(long, default_value = "https://www.bbc.co.uk/weather")]
    exit_url: String,
    #[command(flatten)]
    post: post::Way,
    /// A proxy of ours stands in front: believe the last address it adds to `X-Forwarded-For`.
    #[arg(long)]
    behind_proxy: bool,
    /// File, on another system, that gets a signed line each minute of where the audit stands.
    #[arg(long, value_name = "FILE", env = "HEARTH_AUDIT_HEADS")]
    audit_heads: Option<PathBuf>,
    /// File that says where people of an organisation sign in (OpenID Connect): issuer, client_id.
    #[arg(long)]
    sign_on: Option<PathBuf>,
    /// The secret shared with that provider, where it wants one.
    #[arg(long, env = "HEARTH_SIGN_ON_SECRET", hide_env_values = true)]
    sign_on_secret: Option<String>,
}

/// Serves until told to stop, then finishes what was begun.
pub async fn run(common: &Common, args: Args) -> anyhow::Result<()> {
    web::assets::check()?;
    let cx = common.open(Actor::Public).await?;
    let index = Arc::new(platform::search::Indexes::open(common.index_dir()));
    follow::begin(&cx.with_actor(Actor::system("index")), index.as_ref()).await?;
    let heads = args.audit_heads.map(|file| Heads::open(file, &common.data)).transpose()?;
    let (stop, stopping) = watch::channel(false);
    let following = tokio::spawn(follow::run(cx.with_actor(Actor::system("index")), index.clone(), stopping.clone()));

    let address = SocketAddr::new(args.listen, args.port);
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?;
    let base_url = args.base_url.unwrap_or_else(|| format!("http://{address}"));
    let post = Post { mailer: mailer(common, &args.post)?, base_url: base_url.clone() };
    let working = tokio::spawn(work::run(cx.with_actor(Actor::system("work")), post, stopping.clone()));
    let keeping = heads.map(|heads| tokio::spawn(keep::run(cx.with_actor(Actor::system("audit")), heads, stopping)));
    let provider = args.sign_on.map(|file| provider(&file, args.sign_on_secret, &base_url)).transpose()?;
    let passkeys = WebAuthn::new(&base_url).map_err(refused)?;
    let settings = Settings { base_url, exit_url: args.exit_url };
    // Small answers are sent at once instead of waiting for more.
    let listener = listener.tap_io(|stream| {
        if let Err(cause) = stream.set_nodelay(true) {
            tracing::warn!(%cause, "answers may be sent late");
        }
    });
    let app = App::new(cx, index, settings, &secret::read_or_make(&common.data, &secret::SERVER)?)
        .behind_proxy(args.behind_proxy);
    let app = match provider {
        Some(provider) => app.with_sign_on(Arc::new(provider)),
        None => app,
    };
    let app = match passkeys {
        Some(passkeys) => app.with_passkeys(Arc::new(passkeys)),
        None => app,
    };
    println!("hearth ready on http://{address}");
    let service = web::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await?;
    app.looks.settle().await;
    stop.send(true).ok();
    following.await?;
    working.await?;
    if let Some(keeping) = keeping {
        keeping.await?;
    }
    Ok(())
}

/// The organisation's sign-in page, from its settings file.
fn provider(file: &Path, secret: Option<String>, base_url: &str) -> anyhow::Result<OpenId> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut settings: sign_on::Settings =
        toml::from_str(&text).with_context(|| format!("{} cannot be understood", file.display()))?;
    settings.client_secret = secret.or(settings.client_secret);
    OpenId::new(settings, &format!("{base_url}/sign-in/on/back")).map_err(refused)
}

/// Ctrl-C, or the signal a service manager sends.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        tokio::signal::ctrl_c().await.ok();
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
