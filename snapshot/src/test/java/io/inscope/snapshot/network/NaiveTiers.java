package io.inscope.snapshot.network;

/// How policies of several tiers are asked, one pod and one port at a time.
interface NaiveTiers {
  /// What is asked of one side.
  ///
  /// @param subject whose policies are asked, a pod
  /// @param target whose port is meant
  /// @param type `Ingress` or `Egress`
  record Flow(
      NaiveEvaluator.End subject,
      NaiveEvaluator.End peer,
      NaiveEvaluator.End target,
      String type,
      String protocol,
      int port) {}

  Answer answer(Flow flow);
}
