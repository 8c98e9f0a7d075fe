//! What there is to do, and how far each part is.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content, Tag};

/// Tasks in order.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/task-list.html")]
pub struct TaskList {
    pub(crate) items: Vec<Task>,
    pub(crate) id_prefix: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One task.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Task {
    pub(crate) title: TaskTitle,
    pub(crate) hint: Option<Content>,
    pub(crate) status: TaskStatus,
    pub(crate) href: String,
    pub(crate) classes: String,
}

/// Its name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TaskTitle {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) classes: String,
}

/// How far it is: a tag, or plain words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TaskStatus {
    pub(crate) tag: Option<Tag>,
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) classes: String,
}

impl TaskList {
    /// Adds a task; without an address it cannot be started yet.
    #[must_use]
    pub fn task(mut self, title: impl Into<Content>, href: impl std::fmt::Display, status: impl Into<Content>) -> Self {
        self.items.push(Task {
            title: TaskTitle { content: title.into(), ..TaskTitle::default() },
            status: TaskStatus { content: status.into(), ..TaskStatus::default() },
            href: href.to_string(),
            ..Task::default()
        });
        self
    }

    fn task_id(&self, index: &usize) -> String {
        let prefix = if self.id_prefix.is_empty() { "task-list" } else { &self.id_prefix };
        format!("{prefix}-{index}")
    }
}
