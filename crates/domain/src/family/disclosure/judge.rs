//! Whether one channel is safe at one moment: the rule alone.

use crate::family::{
    codes::{Channel, Day},
    model::{Hours, Permission, SafeContact},
};
use jiff::{Timestamp, civil::DateTime};

/// How a message goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manner {
    /// Whether the service may be named.
    pub name_service: bool,
    /// Whether a voice message may be left.
    pub voicemail: bool,
    /// Whom to ask for; empty for anyone.
    pub ask_for: String,
}

/// Why nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotSent {
    /// They never said that this channel is safe.
    NotAsked,
    /// They said it is not.
    Never,
    /// What they said is too old to rely on.
    Expired,
    /// Not on this day.
    Day,
    /// Not at this hour.
    Hour,
    /// The post goes to a home, and somebody there should not learn of it.
    SharedPost,
    /// It says something about a person whose whereabouts and doings are kept from them.
    KeptFromThem,
}

impl NotSent {
    /// Its code, for the audit and for words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::Never => "never",
            Self::Expired => "expired",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::SharedPost => "shared-post",
            Self::KeptFromThem => "kept-from-them",
        }
    }
}

/// Judges one channel at `now`, which is `local` in England. Unknown is not safe: nothing goes out on a guess.
///
/// # Errors
/// Why nothing may be sent.
pub fn judge(said: Option<&SafeContact>, sensitive: bool, now: Timestamp, local: DateTime) -> Result<Manner, NotSent> {
    let said = said.ok_or(NotSent::NotAsked)?;
    if said.allowed == Permission::Never {
        return Err(NotSent::Never);
    }
    if said.expires.is_some_and(|end| now >= end) || said.confirmed > now {
        return Err(NotSent::Expired);
    }
    if sensitive && said.channel == Channel::Post && !said.shared_with.trim().is_empty() {
        return Err(NotSent::SharedPost);
    }
    if !said.days.is_empty() && !said.days.contains(&Day::on(local.date())) {
        return Err(NotSent::Day);
    }
    if said.hours.is_some_and(|Hours { from, to }| local.time() < from || local.time() >= to) {
        return Err(NotSent::Hour);
    }
    Ok(Manner { name_service: said.name_service, voicemail: said.voicemail, ask_for: said.ask_for.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;
    use kernel::clock::london;

    const TUESDAY: &str = "2026-11-24T10:00:00Z";

    fn said() -> SafeContact {
        SafeContact {
            channel: Channel::Phone,
            value: "07700 900123".into(),
            allowed: Permission::Yes,
            days: vec![],
            hours: None,
            voicemail: false,
            name_service: false,
            shared_with: String::new(),
            ask_for: String::new(),
            code_phrase: String::new(),
            confirmed: "2026-11-01T00:00:00Z".parse().unwrap(),
            expires: Some("2027-01-01T00:00:00Z".parse().unwrap()),
        }
    }

    fn at(said: &SafeContact, moment: &str) -> Result<(), NotSent> {
        let now: Timestamp = moment.parse().unwrap();
        judge(Some(said), true, now, now.to_zoned(london()).datetime()).map(drop)
    }

    #[test]
    fn what_was_never_asked_is_not_safe() {
        let now: Timestamp = TUESDAY.parse().unwrap();
        let local = now.to_zoned(london()).datetime();
        assert_eq!(judge(None, false, now, local), Err(NotSent::NotAsked));
        assert_eq!(at(&said(), TUESDAY), Ok(()));
    }

    #[test]
    fn never_is_never_and_old_is_old_to_the_microsecond() {
        assert_eq!(at(&SafeContact { allowed: Permission::Never, ..said() }, TUESDAY), Err(NotSent::Never));
        assert_eq!(at(&said(), "2026-12-31T23:59:59.999999Z"), Ok(()));
        assert_eq!(at(&said(), "2027-01-01T00:00:00Z"), Err(NotSent::Expired));
        assert_eq!(at(&said(), "2026-10-31T00:00:00Z"), Err(NotSent::Expired), "a clock stepped back");
    }

    #[test]
    fn days_and_hours_are_those_of_england() {
        let on = SafeContact {
            days: vec![Day::Tue],
            hours: Some(Hours { from: time(9, 30, 0, 0), to: time(11, 0, 0, 0) }),
            expires: None,
            ..said()
        };
        assert_eq!(at(&on, TUESDAY), Ok(()));
        assert_eq!(at(&on, "2026-11-25T10:00:00Z"), Err(NotSent::Day));
        assert_eq!(at(&on, "2026-11-24T11:00:00Z"), Err(NotSent::Hour));
        assert_eq!(
            at(&SafeContact { confirmed: Timestamp::MIN, ..on.clone() }, "2026-07-07T08:30:00Z"),
            Ok(()),
            "summer time"
        );
        assert_eq!(at(&SafeContact { confirmed: Timestamp::MIN, ..on }, "2026-07-07T10:15:00Z"), Err(NotSent::Hour));
    }

    #[test]
    fn a_letter_to_a_shared_home_stays_here_when_it_is_sensitive() {
        let post = SafeContact { channel: Channel::Post, shared_with: "their partner".into(), ..said() };
        let now: Timestamp = TUESDAY.parse().unwrap();
        let local = now.to_zoned(london()).datetime();
        assert_eq!(judge(Some(&post), true, now, local), Err(NotSent::SharedPost));
        assert!(judge(Some(&post), false, now, local).is_ok());
    }
}
