//! A town that is made up: families, the people who work for them, and weeks of work in which a few look at what is
//! not theirs to look at. The same every time.

use domain::oversight::detect::{Facts, Look, Mark, Person, Way, Worker};
use jiff::{SignedDuration, Timestamp};
use kernel::{Id, PlaceId};
use std::collections::{HashMap, HashSet};
use testkit::Random;

const FAMILIES: usize = 2_000;
const SURNAMES: u64 = 450;
const STREETS: usize = 700;
const WORKERS: usize = 240;
const DAYS: i64 = 45;
const CASELOAD: usize = 12;

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Job {
    Caseworker,
    Manager,
    FrontDoor,
    Safeguarding,
    Partner,
}

/// Why a sitting is one that should be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Curiosity {
    OwnRecord,
    OwnFamily,
    Namesake,
    Neighbour,
    FormerPartner,
    TalkOfTheTown,
    Browsing,
    BrokenGlass,
    Fishing,
}

pub struct Town {
    pub looks: Vec<Look>,
    pub facts: Facts,
    /// Sittings that should be found: who, a moment in it, and why.
    pub curious: Vec<(Id, Timestamp, Curiosity)>,
}

struct Making {
    random: Random,
    start: Timestamp,
    families: Vec<Vec<Id>>,
    people: HashMap<Id, Person>,
    staff: Vec<(Id, Job, Worker, Vec<usize>)>,
    looks: Vec<Look>,
    curious: Vec<(Id, Timestamp, Curiosity)>,
}

/// Makes the town of that seed.
pub fn town(seed: u64) -> Town {
    let mut making = Making {
        random: Random::new(seed),
        start: "2026-09-07T08:00:00Z".parse().unwrap(),
        families: vec![],
        people: HashMap::new(),
        staff: vec![],
        looks: vec![],
        curious: vec![],
    };
    making.settle();
    making.hire();
    for day in 0..DAYS {
        for at in 0..WORKERS {
            for half in 0..2 {
                let began = making.start + SignedDuration::from_hours(24 * day + 5 * half);
                let began = began + making.minutes(90);
                making.sitting(at, began);
            }
        }
    }
    making.temptations();
    let workers = making.staff.into_iter().map(|(id, _, worker, _)| (id, worker)).collect();
    Town { looks: making.looks, facts: Facts::new(workers, making.people), curious: making.curious }
}

fn id(kind: &str, at: usize) -> Id {
    Id::derived(PlaceId::derived("madeup"), kind, &at.to_string())
}

impl Making {
    fn minutes(&mut self, below: usize) -> SignedDuration {
        SignedDuration::from_mins(i64::try_from(self.random.below(below)).unwrap())
    }

    fn surname(&mut self) -> Mark {
        let all: Vec<Mark> = (0..SURNAMES).collect();
        *self.random.common(&all)
    }

    fn street(&mut self) -> Mark {
        10_000 + self.random.below(STREETS) as Mark
    }

    fn settle(&mut self) {
        for _ in 0..FAMILIES {
            let (surname, street) = (self.surname(), self.street());
            let size = 2 + self.random.below(4);
            let members: Vec<Id> = (0..size).map(|n| id("person", self.people.len() + n)).collect();
            for member in &members {
                let other = self.random.in_a_thousand(200);
                let surname = if other { self.surname() } else { surname };
                let kin = members.iter().filter(|m| *m != member).copied().collect();
                self.people.insert(*member, Person { surname, homes: HashSet::from([street]), kin });
            }
            self.families.push(members);
        }
    }

    fn hire(&mut self) {
        for at in 0..WORKERS {
            let job = match at % 24 {
                0..15 => Job::Caseworker,
                15..18 => Job::Manager,
                18..21 => Job::FrontDoor,
                21 => Job::Safeguarding,
                _ => Job::Partner,
            };
            // Some were helped here themselves: their own record is closed to them.
            let own = self.random.in_a_thousand(150).then(|| self.random.below(FAMILIES));
            let worker = match own {
                Some(family) => {
                    let person = self.families[family][0];
                    let known = &self.people[&person];
                    Worker { surname: known.surname, person: Some(person), homes: known.homes.clone() }
                }
                None => Worker { surname: self.surname(), person: None, homes: HashSet::from([self.street()]) },
            };
            let cases = (0..CASELOAD).map(|_| self.random.below(FAMILIES)).filter(|f| Some(*f) != own).collect();
            self.staff.push((id("staff", at), job, worker, cases));
        }
    }

    fn look(&mut self, at: usize, person: Id, way: Way, wrote: bool, when: &mut Timestamp) {
        *when += SignedDuration::from_secs(40) + self.minutes(6);
        let staff = self.staff[at].0;
        self.looks.push(Look { at: *when, staff, person, way, wrote: false });
        if wrote {
            *when += SignedDuration::from_mins(2);
            self.looks.push(Look { at: *when, staff, person, way, wrote: true });
        }
    }

    fn anyone(&mut self) -> Id {
        let family = self.random.below(FAMILIES);
        self.families[family][self.random.below(self.families[family].len())]
    }

    /// An ordinary half day.
    fn sitting(&mut self, at: usize, began: Timestamp) -> Timestamp {
        let mut when = began;
        let job = self.staff[at].1;
        match job {
            Job::Caseworker | Job::Manager => {
                for _ in 0..3 + self.random.below(6) {
                    let family = *self.random.any(&self.staff[at].3.clone());
                    let person = *self.random.any(&self.families[family].clone());
                    let wrote = self.random.in_a_thousand(if job == Job::Manager { 100 } else { 500 });
                    self.look(at, person, Way::Known, wrote, &mut when);
                }
                // A wrong hit in the search: a record that does not open.
                for chance in [25, 6] {
                    if self.random.in_a_thousand(chance) {
                        let person = self.anyone();
                        self.look(at, person, Way::Refused, false, &mut when);
                    }
                }
            }
            Job::FrontDoor => {
                for _ in 0..3 + self.random.below(5) {
                    // A request about one child: brothers and sisters are looked at too.
                    let family = self.random.below(FAMILIES);
                    for (n, person) in self.families[family].clone().into_iter().enumerate() {
                        let wrote = self.random.in_a_thousand(if n == 0 { 950 } else { 450 });
                        if n == 0 || self.random.in_a_thousand(600) {
                            self.look(at, person, Way::Duty, wrote, &mut when);
                        }
                    }
                }
            }
            Job::Safeguarding => {
                for _ in 0..3 + self.random.below(5) {
                    let (person, wrote) = (self.anyone(), self.random.in_a_thousand(700));
                    self.look(at, person, Way::Duty, wrote, &mut when);
                }
                if self.random.in_a_thousand(60) {
                    let person = self.anyone();
                    self.look(at, person, Way::BreakGlass, false, &mut when);
                    if self.random.in_a_thousand(930) {
                        self.look(at, person, Way::BreakGlass, true, &mut when);
                    }
                }
            }
            Job::Partner => {
                for _ in 0..2 + self.random.below(4) {
                    let (person, wrote) = (self.anyone(), self.random.in_a_thousand(300));
                    self.look(at, person, Way::Share, wrote, &mut when);
                }
            }
        }
        when
    }

    /// A family in crisis: several look at once, and most have something to do.
    fn crisis(&mut self, when: Timestamp) {
        let family = self.random.below(FAMILIES);
        for _ in 0..5 {
            let at = self.random.below(WORKERS);
            let mut when = when + self.minutes(2_000);
            for person in self.families[family].clone() {
                let wrote = self.random.in_a_thousand(800);
                self.look(at, person, self.way(at), wrote, &mut when);
            }
        }
    }

    /// The way in that somebody of that job has to a stranger.
    fn way(&self, at: usize) -> Way {
        match self.staff[at].1 {
            Job::Caseworker | Job::Manager => Way::Refused,
            Job::FrontDoor | Job::Safeguarding => Way::Duty,
            Job::Partner => Way::Share,
        }
    }

    /// Any moment of those weeks.
    fn moment(&mut self) -> Timestamp {
        let weeks = usize::try_from(24 * 60 * DAYS).unwrap();
        self.start + self.minutes(weeks)
    }

    fn temptations(&mut self) {
        for _ in 0..12 {
            let when = self.moment();
            self.crisis(when);
        }
        let on_duty: Vec<usize> = (0..WORKERS).filter(|at| self.way(*at) != Way::Refused).collect();
        let others: Vec<usize> = (0..WORKERS).filter(|at| self.way(*at) == Way::Refused).collect();
        let helped: Vec<usize> = (0..WORKERS).filter(|at| self.staff[*at].2.person.is_some()).collect();
        for n in 0..15 {
            let at = *self.random.any(&helped);
            let own = self.staff[at].2.person.unwrap();
            self.curious(at, Curiosity::OwnRecord, &[own]);
            let at = *self.random.any(&helped);
            let own = self.staff[at].2.person.unwrap();
            let mut kin: Vec<Id> = self.people[&own].kin.iter().copied().collect();
            kin.sort();
            kin.truncate(1 + n % 2);
            self.curious(at, Curiosity::OwnFamily, &kin);
            let at = self.random.below(WORKERS);
            let alike = self.whoever(|worker, person| worker.surname == person.surname, at);
            self.curious(at, Curiosity::Namesake, &alike);
            let many: Vec<Id> = (0..16 + self.random.below(10)).map(|_| self.anyone()).collect();
            let at = *self.random.any(&on_duty);
            self.curious(at, Curiosity::Browsing, &many);
        }
        for _ in 0..30 {
            let at = self.random.below(WORKERS);
            let near = self.whoever(|worker, person| !worker.homes.is_disjoint(&person.homes), at);
            self.curious(at, Curiosity::Neighbour, &near);
        }
        for _ in 0..6 {
            // Nothing on record ties them together.
            let (at, person) = (self.random.below(WORKERS), self.anyone());
            self.curious(at, Curiosity::FormerPartner, &[person, person]);
        }
        for _ in 0..4 {
            let (person, when) = (self.anyone(), self.moment());
            for _ in 0..6 {
                let at = self.random.below(WORKERS);
                let when = when + self.minutes(3_000);
                self.curious_at(when, at, Curiosity::TalkOfTheTown, &[person]);
            }
        }
        for _ in 0..12 {
            let few: Vec<Id> = (0..4 + self.random.below(4)).map(|_| self.anyone()).collect();
            let at = *self.random.any(&others);
            self.curious(at, Curiosity::Fishing, &few);
            let (at, person, mut when) = (self.random.below(WORKERS), self.anyone(), self.moment());
            self.curious.push((self.staff[at].0, when, Curiosity::BrokenGlass));
            self.look(at, person, Way::BreakGlass, false, &mut when);
        }
    }

    /// Up to two people of one family whom `fits` ties to the worker.
    fn whoever(&mut self, fits: impl Fn(&Worker, &Person) -> bool, at: usize) -> Vec<Id> {
        let from = self.random.below(FAMILIES);
        let worker = self.staff[at].2.clone();
        let around = self.families.iter().cycle().skip(from).take(FAMILIES);
        let mut family =
            around.map(|f| f.iter().copied().filter(|p| fits(&worker, &self.people[p])).collect::<Vec<_>>());
        let mut found = family.find(|f| !f.is_empty()).unwrap_or_default();
        found.truncate(2);
        found
    }

    fn curious(&mut self, at: usize, why: Curiosity, people: &[Id]) {
        let when = self.moment();
        self.curious_at(when, at, why, people);
    }

    /// Hidden in a sitting that is ordinary otherwise.
    fn curious_at(&mut self, when: Timestamp, at: usize, why: Curiosity, people: &[Id]) {
        if people.is_empty() {
            return;
        }
        let mut when = self.sitting(at, when);
        self.curious.push((self.staff[at].0, when, why));
        for person in people {
            self.look(at, *person, self.way(at), false, &mut when);
        }
    }
}
