//! A provider's own entries with what is due, most pressing first, and the organisations they keep or could ask for.

use crate::{
    directory::{
        completeness::completeness,
        freshness::Rung,
        model::{Organisation, Service},
        rows,
        status::Status,
        vocabulary,
    },
    upkeep::{
        claim::{self, Claim, Part},
        draft, people, reports, wait, who,
    },
};
use data::Cx;
use kernel::{Id, Result};
use std::collections::{BTreeMap, BTreeSet};

/// Something an entry asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// An editor asked for something else.
    Returned,
    /// Somebody said it is wrong.
    Reported,
    /// It is time to say that it is still right.
    Review,
    /// Its wait is too old to go by.
    Wait,
    /// A draft was begun and not sent.
    Send,
    /// It is with an editor.
    WithEditor,
}

impl Due {
    /// Its code, and the end of its word key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Returned => "returned",
            Self::Reported => "reported",
            Self::Review => "review",
            Self::Wait => "wait",
            Self::Send => "send",
            Self::WithEditor => "with-editor",
        }
    }
}

/// One entry of mine.
#[derive(Debug, Clone, PartialEq)]
pub struct Mine {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether the public sees it.
    pub status: Status,
    /// How long since someone looked.
    pub rung: Rung,
    /// 0 to 100.
    pub score: u8,
    /// What it asks for, most pressing first.
    pub due: Vec<Due>,
}

/// One organisation and what the actor is to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The organisation.
    pub organisation: Organisation,
    /// Their own claim.
    pub claim: Claim,
    /// Its entries.
    pub entries: Vec<Mine>,
    /// Who else keeps them, by name, with what they are to it.
    pub keepers: Vec<(Id, String, Part)>,
}

/// What a keeper begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// What they keep or asked for.
    pub mine: Vec<Kept>,
    /// What they could ask for: address and name.
    pub others: Vec<(String, String)>,
    /// Whether they edit the whole register.
    pub editor: bool,
}

/// The actor's own entries.
///
/// # Errors
/// `NotFound` when they keep none here; a database fault.
pub async fn desk(cx: &Cx) -> Result<Desk> {
    let keeper = who::keeper(cx, cx.read()).await?;
    let claims = claim::all(cx, cx.read()).await?;
    let organisations = rows::all::<Organisation>(cx).await?;
    let names = people::names(cx).await?;
    let mut entries = entries(cx, &claims, keeper.id).await?;
    let mut desk = Desk { mine: Vec::new(), others: Vec::new(), editor: keeper.editor };
    for organisation in organisations.into_iter().map(|stored| stored.record) {
        let of_it = || claims.iter().filter(|c| c.organisation == organisation.id);
        let Some(claim) = of_it().find(|c| c.staff == keeper.id && c.state != claim::State::Ended).cloned() else {
            desk.others.push((organisation.slug, organisation.name));
            continue;
        };
        let held = claim.state == claim::State::Held;
        let others = of_it().filter(|c| held && c.state == claim::State::Held);
        let keepers = others.filter_map(|c| Some((c.staff, names.get(&c.staff)?.clone(), c.part))).collect();
        let entries = if held { entries.remove(&organisation.id).unwrap_or_default() } else { Vec::new() };
        desk.mine.push(Kept { organisation, claim, entries, keepers });
    }
    Ok(desk)
}

async fn entries(cx: &Cx, claims: &[Claim], staff: Id) -> Result<BTreeMap<Id, Vec<Mine>>> {
    let held: BTreeSet<Id> =
        claims.iter().filter(|c| c.staff == staff && c.state == claim::State::Held).map(|c| c.organisation).collect();
    let mut mine: BTreeMap<Id, Vec<Mine>> = BTreeMap::new();
    if held.is_empty() {
        return Ok(mine);
    }
    let vocabulary = vocabulary::load(cx).await?;
    let dues = Dues::load(cx).await?;
    for stored in rows::all::<Service>(cx).await? {
        let service = stored.record;
        let Some(organisation) = service.organisation_id.filter(|id| held.contains(id)) else { continue };
        mine.entry(organisation).or_default().push(Mine {
            status: Status::on(&service.visibility, dues.today),
            rung: Rung::on(&service.review, dues.today),
            score: completeness(&service, &vocabulary).score,
            due: dues.of(&service),
            slug: service.slug,
            name: service.name,
        });
    }
    for entries in mine.values_mut() {
        entries.sort_by_key(|e| (e.due.first().copied().map_or(u8::MAX, |due| due as u8), e.name.to_lowercase()));
    }
    Ok(mine)
}

/// What the place's entries ask for, looked up once.
pub(super) struct Dues {
    today: jiff::civil::Date,
    drafts: BTreeMap<Id, draft::State>,
    reported: BTreeSet<String>,
}

impl Dues {
    pub(super) async fn load(cx: &Cx) -> Result<Self> {
        let open = draft::open(cx, cx.read()).await?;
        let reports = reports::list(cx).await?;
        Ok(Self {
            today: cx.clock.today(),
            drafts: open.into_iter().map(|d| (d.service, d.state)).collect(),
            reported: reports.into_iter().filter(|r| r.answer.is_none()).map(|r| r.slug).collect(),
        })
    }

    /// What one entry asks for, most pressing first.
    pub(super) fn of(&self, service: &Service) -> Vec<Due> {
        let drafted = self.drafts.get(&service.id);
        let stale = service.wait.as_ref().is_some_and(|w| wait::is_stale(w.stated_on, self.today));
        [
            (Due::Returned, drafted == Some(&draft::State::Returned)),
            (Due::Reported, self.reported.contains(&service.slug)),
            // What nobody approved yet is first to be sent.
            (Due::Review, !service.visibility.pending && Rung::on(&service.review, self.today) != Rung::Fresh),
            (Due::Wait, stale),
            (Due::Send, drafted == Some(&draft::State::Open) || (service.visibility.pending && drafted.is_none())),
            (Due::WithEditor, drafted == Some(&draft::State::Sent)),
        ]
        .into_iter()
        .filter(|(_, asked)| *asked)
        .map(|(due, _)| due)
        .collect()
    }
}
