package io.inscope.snapshot.scope;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.sidepath.SidePath;
import java.util.Comparator;

/// The strongest proof first: what shows the stronger class, then what is sure, then the more
/// direct way. In the end the order is that of the connection and of the path tables.
final class ProofOrder implements Comparator<Proof> {
  static final ProofOrder STRONGEST_FIRST = new ProofOrder();

  private ProofOrder() {}

  @Override
  public int compare(Proof one, Proof other) {
    int byClass = one.shows().compareTo(other.shows());
    if (byClass != 0) {
      return byClass;
    }
    int bySureness = Boolean.compare(isSure(other), isSure(one));
    if (bySureness != 0) {
      return bySureness;
    }
    int byRank = Integer.compare(rank(one), rank(other));
    return byRank == 0 ? byContent(one, other) : byRank;
  }

  private static boolean isSure(Proof proof) {
    return switch (proof) {
      case Proof.ByNetwork way -> way.connection().verdict() == Answer.ALLOWED;
      case Proof.ByVolume way -> isSure(way.path());
      case Proof.ByRights way -> isSure(way.path());
      case Proof.BySecret way -> isSure(way.path());
      case Proof.ByWebhook way -> isSure(way.path());
      case Proof.ByPlacement way -> isSure(way.path());
      case Proof.ByNode way -> isSure(way.path());
      case Proof.Hosts _, Proof.IsNodeOfCluster _ -> true;
    };
  }

  private static boolean isSure(SidePath path) {
    return path.verdict() == Answer.ALLOWED;
  }

  private static int rank(Proof proof) {
    return switch (proof) {
      case Proof.Hosts _ -> 0;
      case Proof.ByNetwork _ -> 1;
      case Proof.ByVolume _ -> 2;
      case Proof.ByPlacement _ -> 3;
      case Proof.ByRights _ -> 4;
      case Proof.BySecret _ -> 5;
      case Proof.ByWebhook _ -> 6;
      case Proof.ByNode _ -> 7;
      case Proof.IsNodeOfCluster _ -> 8;
    };
  }

  /// Of two proofs of one kind.
  private static int byContent(Proof one, Proof other) {
    return one instanceof Proof.ByNetwork first && other instanceof Proof.ByNetwork second
        ? first.connection().compareTo(second.connection())
        : one.sentence().compareTo(other.sentence());
  }
}
