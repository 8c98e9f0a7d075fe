//! Signs that someone looked out of curiosity and not for their work. None is a proof: each has a weight, and a
//! person asks about the sittings in which they add up.

use super::{
    facts::Facts,
    look::{Look, Sitting, Way},
};
use jiff::{SignedDuration, Timestamp};
use kernel::Id;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Their own record.
    OwnRecord,
    /// The record of someone who belongs to them.
    OwnFamily,
    /// A rare surname, the same as theirs.
    SameSurname,
    /// Their own street or postcode.
    SameStreet,
    /// Several records that were refused.
    Refused,
    /// A record opened in an emergency, and nothing done for that person then or in the days after.
    UnexplainedGlass,
    /// Many records looked at once each, far beyond what is usual for them.
    Browsing,
    /// A person whom many look at who have nothing to do with them.
    SeenByMany,
}

/// A sign, who it is about and how much it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Which.
    pub sign: Sign,
    /// The records.
    pub people: BTreeSet<Id>,
    /// 1 is enough to ask.
    pub weight: f32,
}

/// Days after an emergency in which something is done for the person.
const AFTER_GLASS: SignedDuration = SignedDuration::from_hours(72);
/// Looks at one person so long before and after one another belong together.
const CROWD_WITHIN: SignedDuration = SignedDuration::from_hours(48);
/// Fewer workers without a link than this are no crowd, however quiet the place.
const CROWD: f32 = 5.0;
/// Records looked at once each that are never many, whoever looks.
const NEVER_MANY: f32 = 6.0;
/// Standard deviations beyond what is usual for someone.
const FAR: f32 = 3.0;
/// How much a likeness says when there was work to do with the person.
const WITH_WORK: f32 = 0.4;

/// What is usual, and who looked at whom: made once of everything, for judging each sitting.
#[derive(Debug)]
pub struct Habits {
    /// Records looked at once each, by worker: mean and standard deviation over their sittings.
    once: HashMap<Id, (f32, f32)>,
    /// Looks by workers without a link, by person.
    strangers: HashMap<Id, Vec<(Timestamp, Id)>>,
    /// When someone wrote something about someone.
    worked: HashMap<(Id, Id), Vec<Timestamp>>,
    /// So many workers without a link are more than chance brings together.
    crowd: f32,
}

impl Habits {
    /// Of all sittings.
    pub fn new(sittings: &[Sitting]) -> Self {
        let mut counts: HashMap<Id, Vec<f32>> = HashMap::new();
        let (mut strangers, mut worked) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for sitting in sittings {
            counts.entry(sitting.staff).or_default().push(count(&once(sitting)));
            for look in &sitting.looks {
                if look.wrote {
                    worked.entry((look.staff, look.person)).or_default().push(look.at);
                } else if look.way != Way::Known && !sitting.worked_with(look.person) {
                    strangers.entry(look.person).or_default().push((look.at, look.staff));
                }
            }
        }
        let crowd = crowd(&strangers);
        Self { once: counts.into_iter().map(|(staff, all)| (staff, spread(&all))).collect(), strangers, worked, crowd }
    }

    fn usual(&self, staff: Id) -> f32 {
        let (mean, deviation) = self.once.get(&staff).copied().unwrap_or_default();
        NEVER_MANY.max(mean + FAR * deviation)
    }

    /// Someone did something for the person soon after.
    fn explained(&self, look: &Look) -> bool {
        let soon = |at: &Timestamp| (SignedDuration::ZERO..AFTER_GLASS).contains(&look.at.duration_until(*at));
        self.worked.get(&(look.staff, look.person)).is_some_and(|times| times.iter().any(soon))
    }

    fn is_crowded(&self, look: &Look) -> bool {
        let near = |at: &Timestamp| look.at.duration_until(*at).abs() <= CROWD_WITHIN;
        let looks = self.strangers.get(&look.person).into_iter().flatten();
        let around: BTreeSet<Id> = looks.filter(|(at, _)| near(at)).map(|(_, staff)| *staff).collect();
        count(&around) >= self.crowd
    }
}

/// Every sign in a sitting.
pub fn signs(sitting: &Sitting, facts: &Facts, habits: &Habits) -> Vec<Seen> {
    let staff = sitting.staff;
    let mut seen = Gathered::default();
    for look in &sitting.looks {
        if facts.own(staff, look.person) {
            seen.add(Sign::OwnRecord, look.person, 1.0);
        } else if facts.kin(staff, look.person) {
            seen.add(Sign::OwnFamily, look.person, 1.0);
        }
        if look.way == Way::Known {
            continue;
        }
        let worked = sitting.worked_with(look.person);
        let alike = if worked { WITH_WORK } else { 1.0 };
        seen.add(Sign::SameSurname, look.person, facts.surname(staff, look.person) * alike);
        seen.add(Sign::SameStreet, look.person, if facts.street(staff, look.person) { alike } else { 0.0 });
        if look.way == Way::BreakGlass && !habits.explained(look) {
            seen.add(Sign::UnexplainedGlass, look.person, 1.0);
        }
        if !worked && habits.is_crowded(look) {
            seen.add(Sign::SeenByMany, look.person, 1.0);
        }
    }
    let refused: BTreeSet<Id> = sitting.looks.iter().filter(|l| l.way == Way::Refused).map(|l| l.person).collect();
    // One record refused is a wrong turn; each further one says more.
    seen.all(Sign::Refused, &refused, (count(&refused) - 1.0) / 3.0);
    let once = once(sitting);
    if count(&once) > habits.usual(staff) {
        seen.all(Sign::Browsing, &once, 1.0);
    }
    seen.done()
}

/// Records of strangers, looked at once and never worked with.
fn once(sitting: &Sitting) -> BTreeSet<Id> {
    let mut times: BTreeMap<Id, usize> = BTreeMap::new();
    let strange = sitting.looks.iter().filter(|l| matches!(l.way, Way::Duty | Way::Share | Way::BreakGlass));
    strange.for_each(|look| *times.entry(look.person).or_default() += 1);
    times.into_iter().filter(|(person, n)| *n == 1 && !sitting.worked_with(*person)).map(|(person, _)| person).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of one sitting are small")]
fn count(people: &BTreeSet<Id>) -> f32 {
    people.len() as f32
}

/// More than chance brings together around one person: far beyond the mean of all who are looked at.
#[expect(clippy::cast_precision_loss, reason = "a mean needs no more than a float tells")]
fn crowd(strangers: &HashMap<Id, Vec<(Timestamp, Id)>>) -> f32 {
    let all = || strangers.values().flatten();
    let (Some((first, _)), Some((last, _))) = (all().min(), all().max()) else { return CROWD };
    let windows = (first.duration_until(*last).as_secs_f32() / (2.0 * CROWD_WITHIN.as_secs_f32())).max(1.0);
    let mean = all().count() as f32 / strangers.len() as f32 / windows;
    CROWD.max(1.0 + mean + FAR * mean.sqrt())
}

#[expect(clippy::cast_precision_loss, reason = "counts of one worker's sittings are small")]
fn spread(all: &[f32]) -> (f32, f32) {
    let n = all.len().max(1) as f32;
    let mean = all.iter().sum::<f32>() / n;
    (mean, (all.iter().map(|c| (c - mean).powi(2)).sum::<f32>() / n).sqrt())
}

/// Signs as they are found: each once, with everyone it is about, as heavy as the heaviest.
#[derive(Default)]
struct Gathered(BTreeMap<Sign, (BTreeSet<Id>, f32)>);

impl Gathered {
    fn add(&mut self, sign: Sign, person: Id, weight: f32) {
        if weight > 0.0 {
            let (people, most) = self.0.entry(sign).or_default();
            people.insert(person);
            *most = most.max(weight);
        }
    }

    fn all(&mut self, sign: Sign, people: &BTreeSet<Id>, weight: f32) {
        people.iter().for_each(|person| self.add(sign, *person, weight));
    }

    fn done(self) -> Vec<Seen> {
        self.0.into_iter().map(|(sign, (people, weight))| Seen { sign, people, weight }).collect()
    }
}
