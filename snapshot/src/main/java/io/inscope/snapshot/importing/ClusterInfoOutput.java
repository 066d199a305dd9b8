package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What `kubectl cluster-info dump` prints: the list of nodes, seven lists for each namespace, and
/// the logs of the pods between them. Logs are passed over, and never kept.
///
/// An empty list does not say of which namespace it is, so nothing is said of it.
public final class ClusterInfoOutput implements Importer {
  /// The typed list of nodes comes first, with its kind before all else.
  private static final Pattern NODES =
      Pattern.compile("\\s*\\{\\s+\"kind\"\\s*:\\s*\"NodeList\"\\s*,\\s*\"apiVersion\"");

  private static final String LOG_START = "==== START logs for container ";
  private static final String LOG_END = "==== END logs for container ";

  /// What is dumped for each namespace.
  private static final Set<GroupKind> DUMPED =
      Set.of(
          new GroupKind("", "Event"),
          Kinds.REPLICATION_CONTROLLER,
          Kinds.SERVICE,
          Kinds.DAEMON_SET,
          Kinds.DEPLOYMENT,
          Kinds.REPLICA_SET,
          Kinds.POD);

  @Override
  public String id() {
    return "cluster-info-output";
  }

  @Override
  public String title() {
    return "kubectl cluster-info dump, as printed";
  }

  @Override
  public Recognition recognize(Opening opening) {
    if (opening.fileName().startsWith("nodes.")) {
      return Recognition.NO;
    }
    return NODES.matcher(opening.text()).lookingAt()
        ? Recognition.sure("it begins with the typed list of nodes")
        : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    Counting counting = new Counting(sink);
    new KubectlJson().read(name, new ChosenLines(Utf8.of(bytes), new OutsideLogs()), counting);
    counting.end();
  }

  private static final class OutsideLogs implements Predicate<String> {
    private boolean log;

    @Override
    public boolean test(String line) {
      boolean mark = line.startsWith(LOG_START) || line.startsWith(LOG_END);
      if (mark) {
        log = line.startsWith(LOG_START);
      }
      return !log && !mark;
    }
  }

  /// Counts what comes of each kind in each namespace.
  private static final class Counting implements Sink {
    private final Sink sink;
    private final SortedMap<GroupKind, SortedMap<String, Integer>> counts = new TreeMap<>();

    Counting(Sink sink) {
      this.sink = sink;
    }

    private void count(ResourceRef ref) {
      counts
          .computeIfAbsent(ref.groupKind(), _ -> new TreeMap<>())
          .merge(ref.namespace(), 1, Integer::sum);
    }

    void end() {
      // Without any list of a namespace it is a list of nodes, and says nothing of other kinds.
      if (counts.keySet().stream().noneMatch(DUMPED::contains)) {
        return;
      }
      for (GroupKind kind : DUMPED) {
        for (Map.Entry<String, Integer> namespace :
            counts.getOrDefault(kind, new TreeMap<>()).entrySet()) {
          sink.coverage(kind, namespace.getKey(), new Coverage.Read(namespace.getValue()));
        }
        sink.coverage(kind, "", new Coverage.NotAsked("only the namespaces that were dumped"));
      }
      for (GroupKind kind : KindNames.builtIn().keySet()) {
        if (!DUMPED.contains(kind) && !kind.equals(Kinds.NODE)) {
          sink.coverage(
              kind, "", new Coverage.NotAsked("kubectl cluster-info dump holds eight kinds only"));
        }
      }
    }

    @Override
    public void resource(Resource resource) {
      count(resource.ref());
      sink.resource(resource);
    }

    @Override
    public void compact(CompactObject object, ResourceRef ref, Origin origin) {
      count(ref);
      sink.compact(object, ref, origin);
    }

    @Override
    public void coverage(GroupKind kind, String namespace, Coverage coverage) {
      if (!DUMPED.contains(kind) || !(coverage instanceof Coverage.Read)) {
        sink.coverage(kind, namespace, coverage);
      }
    }

    @Override
    public void problem(Problem problem) {
      sink.problem(problem);
    }

    @Override
    public void entry(Entry entry) {
      sink.entry(entry);
    }
  }
}
