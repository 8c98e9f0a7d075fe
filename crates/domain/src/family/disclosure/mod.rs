//! The one way out: whatever leaves for a family (a letter, a message, a call, a visit) passes here, at the moment it is
//! sent and not when it was written. What is not marked safe now is not sent.
//!
//! It holds by type: a message is made of [`Sensitive`] pieces that nothing can print, compare with a log line or turn
//! into JSON, and only [`release`] gives the [`Disclosable`] that a channel accepts.

mod judge;
mod sensitive;

pub use judge::{Manner, NotSent, judge};
pub use sensitive::{Disclosable, Sensitive};

use super::{
    codes::Channel,
    rows::{contact, facts},
};
use data::{
    Tx,
    audit::{self, Deed},
};
use kernel::{Id, Result};

/// Something to be said to one person.
pub struct Message {
    /// To whom.
    pub to: Id,
    /// By which channel.
    pub channel: Channel,
    /// Everybody it says something about.
    pub about: Vec<Id>,
    /// Whether it is about anything a person at their side should not learn of.
    pub sensitive: bool,
    /// What it says when the service may be named.
    pub words: Sensitive<String>,
    /// What it says when it may not: sender, subject and first line give nothing away.
    pub neutral: Sensitive<String>,
}

/// Lets a message out, or says why not. Either way it is written down, without what it says.
///
/// # Errors
/// A database fault, or no key to open what they said with: then nothing is sent.
pub async fn release(tx: &Tx, message: Message) -> Result<std::result::Result<Disclosable<String>, NotSent>> {
    let judged = decide(tx, &message).await?;
    let detail = match &judged {
        Ok(_) => message.channel.code().to_owned(),
        Err(why) => format!("{} not sent: {}", message.channel.code(), why.code()),
    };
    let deed = Deed { action: "message.release", kind: "person", target: message.to, detail: &detail };
    audit::record(tx, deed).await?;
    Ok(judged.map(|(to, manner)| {
        let words = if manner.name_service { message.words } else { message.neutral };
        Disclosable::new(to, manner, words)
    }))
}

async fn decide(tx: &Tx, message: &Message) -> Result<std::result::Result<(String, Manner), NotSent>> {
    for about in message.about.iter().filter(|about| **about != message.to) {
        if facts::is_kept_from(tx, *about, message.to).await? {
            return Ok(Err(NotSent::KeptFromThem));
        }
    }
    let said = contact::for_sending(tx, message.to, message.channel).await?;
    let (now, local) = (tx.cx.clock.now(), tx.cx.clock.local());
    Ok(judge(said.as_ref(), message.sensitive, now, local)
        .map(|manner| (said.map(|said| said.value).unwrap_or_default(), manner)))
}
