package io.inscope.reports.judgement;

import io.inscope.snapshot.scope.Glob;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a judgement speaks of.
public sealed interface Target {
  /// Results of one check on one object, or on all whose name fits a pattern.
  ///
  /// @param check its id
  /// @param object `payments/Deployment.apps/vault`, `ClusterRole.rbac.authorization.k8s.io/ci`,
  ///   `cluster`; `*` stands for any text, slashes included
  /// @param containers only what concerns these containers; empty for all. So an exception for a
  ///   sidecar does not cover a container that joins later
  record Findings(String check, Glob object, Set<String> containers) implements Target {
    public Findings {
      containers = Set.copyOf(containers);
    }

    /// @param containers those the evidence stands in
    boolean covers(String check, String object, Set<String> containers) {
      return this.check.equals(check)
          && this.object.matches(object)
          && (this.containers.isEmpty() || this.containers.containsAll(containers));
    }

    @Override
    public String toString() {
      return "%s on %s%s"
          .formatted(
              check,
              object,
              containers.isEmpty() ? "" : " " + List.copyOf(new TreeSet<>(containers)));
    }
  }

  /// A requirement.
  ///
  /// @param framework its id: `pci-dss-4.0.1`
  /// @param number `1.2.3`
  record Requirement(String framework, String number) implements Target {
    @Override
    public String toString() {
      return framework + " " + number;
    }
  }

  /// A question of a requirement, by its words: when they change, it is another question.
  record Question(Requirement requirement, String text) implements Target {
    @Override
    public String toString() {
      return requirement + ": " + text;
    }
  }
}
