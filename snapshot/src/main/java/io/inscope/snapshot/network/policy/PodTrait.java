package io.inscope.snapshot.network.policy;

/// A property of pods that is not a label. Equal traits hold for the same pods, so make it a
/// record; its text is how people say it.
public interface PodTrait {
  boolean holds(PodFacts pod);
}
