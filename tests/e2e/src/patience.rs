//! How long a test waits for what it expects: one setting, whatever is waited for.

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;

use tokio::time::MissedTickBehavior;

use crate::Done;

/// The setting, in seconds: for a machine that does much else at the same time.
const SETTING: &str = "DUMENT_PATIENCE";
/// Twenty times what the slowest screen takes on two quiet cores. Nothing waits so long but a test
/// that fails: each goes on as soon as it sees what it expects.
const USUAL: Duration = Duration::from_secs(60);
/// How often a condition is looked at again.
const GLANCE: Duration = Duration::from_millis(40);

static PATIENCE: LazyLock<Duration> = LazyLock::new(|| {
    let typed = std::env::var(SETTING).ok().and_then(|seconds| seconds.parse().ok());
    typed.map_or(USUAL, Duration::from_secs)
});

/// How long a screen, a script in the page, a program or the desktop may take before the test gives
/// up.
pub(crate) fn patience() -> Duration {
    *PATIENCE
}

/// Looks again and again until it works, within [`patience`].
pub(crate) async fn until<T, F, Fut>(what: &str, mut look: F) -> Done<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, String>>,
{
    let mut last = String::new();
    let mut ticks = tokio::time::interval(GLANCE);
    // On a busy machine, looks that come late are not made up for: the program needs that time.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let looking = async {
        loop {
            ticks.tick().await;
            match look().await {
                Ok(found) => return found,
                Err(reason) => last = reason,
            }
        }
    };
    match tokio::time::timeout(patience(), looking).await {
        Ok(found) => Ok(found),
        Err(_) => Err(format!("waited for {what}; {last}").into()),
    }
}
