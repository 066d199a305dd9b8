package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the vendors of managed clusters collect for their support: logs and settings of nodes, and
/// of objects nothing, or those of the system's namespaces.
///
/// @param marker stands in every path of it; quicker to look for than the pattern
/// @param files all that is in it
/// @param objects those of them that hold objects
/// @param what the others are, with what to do
/// @param covered what it says of the kinds
public record NodeDiagnostics(
    String id,
    String title,
    String marker,
    Pattern files,
    Pattern objects,
    String what,
    String covered)
    implements Layout {
  private static final Pattern NONE = Pattern.compile("(?!)");

  public static final List<Layout> ALL =
      List.of(
          new NodeDiagnostics(
              "eks-logs",
              "EKS log collector",
              "eks_i-",
              Pattern.compile("(?:.*/)?eks_i-[0-9a-f]+_[^/]*/.+"),
              NONE,
              "a log or a setting of an EKS node, which holds no objects: export them with kubectl",
              "the EKS log collector holds no objects"),
          new NodeDiagnostics(
              "aks-periscope",
              "AKS Periscope",
              "aks-periscope",
              Pattern.compile("(?:.*/)?[^/]*aks-periscope[^/]*/.+\\.(?:txt|log|csv)"),
              NONE,
              "a log or a description by AKS Periscope, which holds no objects: export them with"
                  + " kubectl",
              "AKS Periscope holds no objects"),
          new NodeDiagnostics(
              "gke-on-prem",
              "GKE on-prem snapshot",
              "kubectl_",
              Pattern.compile("(?:.*/)?(?:commands|kubectlCommands)/(?:[^/]+/)*kubectl_[^/]+"),
              Pattern.compile("(?:.*/)?kubectl_get_[^/]*-o_(?:yaml|json)[^/]*"),
              "a text table: export the objects with kubectl get -o yaml instead",
              "a snapshot for the support of GKE on-prem holds the namespaces of the system"));

  @Override
  public Optional<Place> place(String path) {
    if (!path.contains(marker) || !files.matcher(path).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        objects.matcher(path).matches()
            ? new Place.Objects("", "", "", false)
            : new Place.Other(id, what));
  }

  @Override
  public LayoutReading begin() {
    return (entries, sink) -> ended(entries, sink);
  }

  private Optional<String> ended(int entries, Sink sink) {
    Uncovered.say(sink, Set.of(), covered);
    return Optional.of(Paths.count(entries, "file", "files") + " by their paths; " + covered);
  }
}
