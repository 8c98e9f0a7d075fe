//! The kinds there are, each with the code that storage, forms and words know it by.

use jiff::civil::Date;
use kernel::coded;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

coded! {
    /// What one person is to another.
    Relation {
        /// Mother, father or adoptive parent of.
        Parent = "parent",
        /// Step-parent of.
        StepParent = "step-parent",
        /// Grandparent of.
        Grandparent = "grandparent",
        /// A relative or friend who brings a child up.
        KinshipCarer = "kinship-carer",
        /// Foster carer of.
        FosterCarer = "foster-carer",
        /// Special guardian of.
        Guardian = "guardian",
        /// Cares for, without being any of these.
        Carer = "carer",
        /// Aunt or uncle of.
        AuntOrUncle = "aunt-or-uncle",
        /// Brother or sister of, by both parents.
        Sibling = "sibling",
        /// Brother or sister of, by one parent.
        HalfSibling = "half-sibling",
        /// Brother or sister of, by a parent's new family.
        StepSibling = "step-sibling",
        /// Partner of.
        Partner = "partner",
        /// Was the partner of.
        FormerPartner = "former-partner",
    }
}

impl Relation {
    /// Whether it reads the same from both ends.
    pub const fn is_mutual(self) -> bool {
        matches!(self, Self::Sibling | Self::HalfSibling | Self::StepSibling | Self::Partner | Self::FormerPartner)
    }

    /// Whether it may carry parental responsibility. Nobody has it only by living there.
    pub const fn may_hold_responsibility(self) -> bool {
        matches!(self, Self::Parent | Self::StepParent | Self::Guardian | Self::KinshipCarer | Self::Grandparent)
    }

    /// Whether the one was born before the other.
    pub const fn is_elder(self) -> bool {
        matches!(self, Self::Parent | Self::Grandparent)
    }

    /// A generation apart: the one is drawn above the other.
    pub const fn is_upbringing(self) -> bool {
        matches!(
            self,
            Self::Parent | Self::StepParent | Self::KinshipCarer | Self::FosterCarer | Self::Guardian | Self::Carer
        )
    }
}

coded! {
    /// A way to reach somebody.
    Channel {
        /// A telephone call.
        Phone = "phone",
        /// A text message.
        Text = "text",
        /// An e-mail.
        Email = "email",
        /// A letter.
        Post = "post",
        /// Somebody at their door.
        Visit = "visit",
    }
}

coded! {
    /// What an agreement covers. Each is asked for by itself.
    AgreementScope {
        /// Working with us at all.
        TakePart = "take-part",
        /// The assessment.
        Assessment = "assessment",
        /// Telling the partners who help.
        SharePartners = "share-partners",
        /// Telling the school.
        ShareSchool = "share-school",
        /// Using what is known, without names, to make services better.
        Improvement = "improvement",
    }
}

coded! {
    /// In what capacity somebody agrees.
    Capacity {
        /// For themselves, as an adult.
        Adult = "adult",
        /// For a child, holding parental responsibility.
        ParentalResponsibility = "parental-responsibility",
        /// For themselves at 16 or 17.
        YoungPerson = "young-person",
        /// For themselves under 16, found able to decide this.
        CompetentChild = "competent-child",
    }
}

coded! {
    /// What was decided about a share.
    ShareDecision {
        /// It is shared, by agreement.
        Shared = "shared",
        /// It is shared without agreement.
        Overridden = "overridden",
        /// It is shared at once: somebody's life or safety.
        Emergency = "emergency",
        /// It is not shared.
        Kept = "kept",
    }
}

coded! {
    /// A day of the week.
    Day {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

impl Day {
    /// The day of that date.
    pub fn on(date: Date) -> Self {
        let nth = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        Self::ALL.get(nth).copied().unwrap_or(Self::Mon)
    }
}

macro_rules! by_code {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = String::deserialize(from)?;
                Self::of(&code).ok_or_else(|| D::Error::custom(format!("there is no \"{code}\"")))
            }
        }
    )+};
}

by_code!(Day, Relation, Channel, AgreementScope, Capacity, ShareDecision);
