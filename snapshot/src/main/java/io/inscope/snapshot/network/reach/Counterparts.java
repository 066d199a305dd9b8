package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/// Who may talk to whom, found without looking at pairs.
///
/// Both sides have to permit a connection. What a party permits itself is in its [PeerGroups]; who
/// permits something towards it is found in the groups of all others turned around: parties that
/// permit the same ports towards the same peers are one bundle, so that the open ones, however
/// many, are one.
final class Counterparts {
  /// What rows speak of: policies say nothing of other protocols.
  private static final Ports LISTED =
      Ports.of(
          Ports.ALL.ranges().stream().filter(range -> range.protocol() != Protocol.OTHER).toList());

  /// Up to this many peers a bundle is listed at each of them, above it is looked at each time.
  private static final int FEW = 64;

  /// So many parties between two reports of progress.
  private static final int STEP = 1_000;

  private final Universe universe;
  private final PeerGroups groups;
  private final Bundles senders;
  private final Bundles receivers;

  /// @param peers towards whom
  /// @param ports that are permitted, or not known to be denied
  /// @param subjects who permit it
  private record Bundle(RoaringBitmap peers, Ports ports, RoaringBitmap subjects) {}

  Counterparts(Universe universe, PeerGroups groups, Progress progress) {
    this.universe = universe;
    this.groups = groups;
    this.senders = new Bundles(Direction.EGRESS, progress);
    this.receivers = new Bundles(Direction.INGRESS, progress);
  }

  /// Those a party may reach, or by whom it may be reached. The rule for pods and their own node is
  /// not looked at.
  ///
  /// @param direction seen from the party
  RoaringBitmap of(Party party, Direction direction) {
    RoaringBitmap found = new RoaringBitmap();
    Bundles others = direction == Direction.EGRESS ? receivers : senders;
    others.meet(party, direction, (both, _) -> found.or(both));
    return found;
  }

  /// All that may reach a party, in few rows.
  void rows(Party destination, Consumer<CompressedRow> taker) {
    int number = universe.number(destination);
    senders.meet(
        destination,
        Direction.INGRESS,
        (sources, ports) -> taker.accept(new CompressedRow(sources, number, ports)));
  }

  private interface Meeting {
    void of(RoaringBitmap others, Ports ports);
  }

  /// What all parties permit in one direction, by whom they permit it to.
  private final class Bundles {
    private final List<List<Bundle>> atFew = new ArrayList<>();
    private final List<Bundle> ofMany = new ArrayList<>();

    Bundles(Direction direction, Progress progress) {
      for (int number = 0; number < universe.size(); number++) {
        atFew.add(List.of());
      }
      record Key(RoaringBitmap peers, Ports ports) {}
      Map<Key, RoaringBitmap> bundles = new HashMap<>();
      subjectsByGroup(direction, progress)
          .forEach(
              (group, subjects) -> {
                Ports ports = group.ruling().possible().and(LISTED);
                if (!ports.isEmpty()) {
                  bundles
                      .computeIfAbsent(new Key(group.peers(), ports), _ -> new RoaringBitmap())
                      .or(subjects);
                }
              });
      bundles.forEach(
          (key, subjects) -> {
            subjects.runOptimize();
            add(new Bundle(key.peers(), key.ports(), subjects));
          });
    }

    private IdentityHashMap<PeerGroup, RoaringBitmap> subjectsByGroup(
        Direction direction, Progress progress) {
      IdentityHashMap<PeerGroup, RoaringBitmap> subjects = new IdentityHashMap<>();
      for (int number = 0; number < universe.size(); number++) {
        if (number % STEP == 0) {
          progress.step("Grouping who may talk to whom", number);
          workOut(number, Math.min(number + STEP, universe.size()), direction);
        }
        for (PeerGroup group : groups.of(universe.party(number), direction)) {
          subjects.computeIfAbsent(group, _ -> new RoaringBitmap()).add(number);
        }
      }
      return subjects;
    }

    /// The groups of some parties, ahead of their use: walking chains is most of the work, and no
    /// chain waits for another.
    private void workOut(int from, int to, Direction direction) {
      IntStream.range(from, to)
          .parallel()
          .forEach(number -> groups.of(universe.party(number), direction));
    }

    private void add(Bundle bundle) {
      if (bundle.peers().getCardinality() > FEW) {
        ofMany.add(bundle);
        return;
      }
      bundle
          .peers()
          .forEach(
              (int peer) -> {
                if (atFew.get(peer).isEmpty()) {
                  atFew.set(peer, new ArrayList<>());
                }
                atFew.get(peer).add(bundle);
              });
    }

    /// Those who permit something towards a party that also permits it towards them.
    void meet(Party party, Direction direction, Meeting meeting) {
      int number = universe.number(party);
      List<Bundle> towards = new ArrayList<>(atFew.get(number));
      ofMany.stream().filter(bundle -> bundle.peers().contains(number)).forEach(towards::add);
      for (PeerGroup own : groups.of(party, direction)) {
        Ports permitted = own.ruling().possible();
        if (permitted.isEmpty()) {
          continue;
        }
        for (Bundle bundle : towards) {
          Ports ports = permitted.and(bundle.ports());
          if (!ports.isEmpty()) {
            RoaringBitmap both = RoaringBitmap.and(own.peers(), bundle.subjects());
            if (!both.isEmpty()) {
              meeting.of(both, ports);
            }
          }
        }
      }
    }
  }
}
