package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.sidepath.Actor;
import io.inscope.snapshot.sidepath.SidePath;

/// What makes a workload or node belong to a scope class: the way between it and the CDE.
///
/// The classes are those of the PCI SSC guidance for scoping and segmentation, in our words: who
/// can exchange data with the CDE is connected to it; who can change its security without that is
/// security-impacting.
public sealed interface Proof {
  /// Traffic is permitted, or not provably forbidden.
  record ByNetwork(Connection connection) implements Proof {}

  /// It shares storage with the CDE.
  record ByVolume(SidePath path) implements Proof {}

  /// It has rights in the API over the CDE.
  record ByRights(SidePath path) implements Proof {}

  /// It shares a secret with the CDE.
  record BySecret(SidePath path) implements Proof {}

  /// The API server asks it about objects of the CDE.
  record ByWebhook(SidePath path) implements Proof {}

  /// It is part of the cluster itself.
  record ByPlacement(SidePath path) implements Proof {}

  /// It runs on a node of the CDE, or may reach into one.
  record ByNode(SidePath path) implements Proof {}

  /// A node on which the CDE runs.
  ///
  /// @param workload the first workload of the CDE on it
  /// @param more how many others there are
  record Hosts(ResourceRef workload, int more) implements Proof {}

  /// A node of a cluster in which the CDE runs, on another node.
  record IsNodeOfCluster() implements Proof {}

  /// The proof that a way is, for one that has it.
  static Proof of(SidePath path) {
    return switch (path.kind().family()) {
      case ADMINISTRATIVE -> new ByRights(path);
      case VOLUME -> new ByVolume(path);
      case SECRET -> new BySecret(path);
      case NODE -> new ByNode(path);
      case WEBHOOK -> new ByWebhook(path);
      case PLACEMENT -> new ByPlacement(path);
    };
  }

  /// The class that follows.
  default ScopeClass shows() {
    return switch (this) {
      case Hosts _ -> ScopeClass.CDE;
      case ByNetwork _, ByVolume _ -> ScopeClass.CONNECTED_TO;
      case ByRights _, BySecret _, ByWebhook _, ByPlacement _, ByNode _, IsNodeOfCluster _ ->
          ScopeClass.SECURITY_IMPACTING;
    };
  }

  /// What kind of proof it is, in a word.
  default String word() {
    return switch (this) {
      case Hosts _, IsNodeOfCluster _, ByNode _ -> "node";
      case ByNetwork _ -> "network";
      case ByVolume _ -> "volume";
      case ByRights _ -> "rights";
      case BySecret _ -> "secret";
      case ByWebhook _ -> "webhook";
      case ByPlacement _ -> "placement";
    };
  }

  /// The proof in a sentence about the workload or node, without its end.
  default String sentence() {
    return switch (this) {
      case ByNetwork one -> network(one.connection());
      case ByVolume one -> path(one.path());
      case ByRights one -> path(one.path());
      case BySecret one -> path(one.path());
      case ByWebhook one -> path(one.path());
      case ByPlacement one -> "it " + one.path().how();
      case ByNode one -> path(one.path());
      case Hosts one ->
          "it runs %s/%s of the CDE%s"
              .formatted(
                  one.workload().namespace(),
                  one.workload().name(),
                  one.more() == 0 ? "" : " (and " + one.more() + " more)");
      case IsNodeOfCluster _ ->
          "it is a node of a cluster in which the CDE runs, and pods may be moved to it";
    };
  }

  private static String network(Connection connection) {
    return "connection %s, %s to %s on %s%s: %s; %s"
        .formatted(
            connection.id(),
            connection.from().spoken(),
            connection.to().spoken(),
            connection.ports(),
            connection.verdict() == Answer.UNKNOWN ? ", not provably forbidden" : "",
            connection.becauseEgress(),
            connection.becauseIngress());
  }

  private static String path(SidePath path) {
    String evidence = path.evidence().isEmpty() ? "" : " (" + path.evidence() + ")";
    return path.from() instanceof Actor.OfSubject one
        ? "it %s %s, which %s%s"
            .formatted(
                one.subject().kind().equals("Group") ? "belongs to" : "runs as",
                one.spoken(),
                path.how(),
                evidence)
        : "it " + path.how() + evidence;
  }
}
