package io.inscope.snapshot.exposure;

import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Rule;

/// Through what supposed pods get in.
sealed interface Opening {
  /// A rule that permits it, and the one of its peers that means the pods.
  record ByRule(Rule rule, PeerMatcher peer) implements Opening {}

  /// No policy decides.
  record Open() implements Opening {}

  /// Policies deny it, and nobody enforces them.
  record Lifted() implements Opening {}

  /// What is not known of the policies.
  record Doubtful() implements Opening {}
}
