package io.inscope.reports.checks.controlplane;

import io.inscope.snapshot.platform.ManagedCluster;
import java.util.List;

/// What is known of a component of the control plane.
sealed interface Known {
  /// How it runs.
  ///
  /// @param gap why there may be instances beyond these; empty when these are all
  record Running(List<CommandLine> instances, String gap) implements Known {
    public Running {
      instances = List.copyOf(instances);
    }
  }

  /// What somebody asked for, where nothing shows how it runs.
  record Intended(List<CommandLine> wishes) implements Known {
    public Intended {
      wishes = List.copyOf(wishes);
    }
  }

  /// A provider runs it.
  record Managed(ManagedCluster cluster) implements Known {
    String why() {
      return "%s runs the control plane (%s of %s): the provider's responsibility: ask for the AOC and the responsibility matrix"
          .formatted(
              cluster.provider().title(),
              cluster.field().key().isEmpty() ? "object" : cluster.field().key(),
              cluster.resource().ref().spoken());
    }
  }

  /// Nothing, and why.
  record Nothing(String why) implements Known {}
}
