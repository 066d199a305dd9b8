package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Opening;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.layout.KindsSeen.Seen;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a must-gather covers: of each namespace in it the kinds that have a list there, and of the
/// cluster what it lists as a whole. Everything else was not asked for; above all the namespaces of
/// applications, and there roles, service accounts and network policies even in those it has.
///
/// Single objects are no list: an operator names some roles as its own, and only those are there.
final class MustGatherReading implements LayoutReading {
  /// What the [gather script](https://github.com/openshift/must-gather) inspects by kind, so that
  /// single files are all of them.
  private static final Set<GroupKind> WHOLE =
      Set.of(
          new GroupKind("", "Node"),
          new GroupKind("", "PersistentVolume"),
          new GroupKind("certificates.k8s.io", "CertificateSigningRequest"),
          new GroupKind("storage.k8s.io", "StorageClass"),
          new GroupKind("storage.k8s.io", "VolumeAttachment"),
          new GroupKind("storage.k8s.io", "CSIDriver"),
          new GroupKind("storage.k8s.io", "CSINode"));

  private final KindsSeen seen;
  private boolean image;
  private boolean inspect;
  private boolean clusterScoped;
  private boolean namespaceObject;
  private int lists;
  private String pseudonymised = "";

  MustGatherReading(KindNames names) {
    this.seen = new KindsSeen(names);
  }

  @Override
  public void opening(String path, Opening opening) {
    if (pseudonymised.isEmpty()
        && (opening.text().contains("x-ipv4-") || opening.text().contains("x-ipv6-"))) {
      pseudonymised = path;
    }
  }

  @Override
  public void objects(String path, Place.Objects place, int objects, boolean whole) {
    seen.objects(place, objects, whole);
    marks(path, place);
  }

  @Override
  public void blank(String path, Place.Objects place) {
    seen.blank(place);
    marks(path, place);
  }

  private void marks(String path, Place.Objects place) {
    image |= path.contains(MustGather.IMAGE);
    inspect |= path.contains("inspect.local.");
    clusterScoped |= path.contains("cluster-scoped-resources/");
    namespaceObject |= place.resource().equals("namespaces") && place.namespace().isEmpty();
    lists += place.list() && !place.namespace().isEmpty() ? 1 : 0;
  }

  @Override
  public Optional<String> end(int entries, Sink sink) {
    boolean tree = lists > 0 && (clusterScoped || namespaceObject);
    if (!tree && !(inspect && seen.files() > 0)) {
      return Optional.empty();
    }
    boolean named = inspect || !image;
    SortedMap<GroupKind, SortedMap<String, Seen>> kinds = seen.byKind();
    KindNames.builtIn().keySet().forEach(kind -> kinds.putIfAbsent(kind, new TreeMap<>()));
    kinds.forEach((kind, found) -> covered(kind, found, named, sink));
    pseudonyms(sink);
    return Optional.of(
        Paths.count(lists, "list", "lists")
            + " under namespaces/"
            + (clusterScoped ? " beside cluster-scoped-resources/" : "")
            + (named ? ", as 'oc adm inspect' writes it" : ", in the folder of a gathering image")
            + (pseudonymised.isEmpty() ? "" : ", with pseudonyms for addresses"));
  }

  private static void covered(
      GroupKind kind, SortedMap<String, Seen> found, boolean named, Sink sink) {
    found.forEach(
        (namespace, here) -> {
          if (!namespace.isEmpty() && here.lists() > 0) {
            sink.coverage(kind, namespace, here.coverage());
          }
        });
    sink.coverage(kind, "", everywhere(kind, found, named));
  }

  private static Coverage everywhere(GroupKind kind, SortedMap<String, Seen> found, boolean named) {
    boolean builtIn = KindNames.builtIn().containsKey(kind);
    Seen cluster = found.get("");
    if (cluster != null
        && !kind.kind().equals("Namespace")
        && (cluster.lists() > 0 || WHOLE.contains(kind) || !builtIn)) {
      return cluster.coverage();
    }
    String tool = named ? "'oc adm inspect'" : "a must-gather";
    if (found.values().stream().anyMatch(seen -> seen.lists() > 0)
        || kind.kind().equals("Namespace")) {
      return new Coverage.NotAsked(
          named
              ? "'oc adm inspect' holds only the namespaces it was given"
              : "a must-gather holds the namespaces of the platform, not those of applications");
    }
    return new Coverage.NotAsked(
        found.isEmpty()
            ? tool + " does not list this kind"
            : tool
                + " does not list this kind, and holds only objects of it that it met elsewhere");
  }

  private void pseudonyms(Sink sink) {
    if (!pseudonymised.isEmpty()) {
      sink.problem(
          new Problem(
              pseudonymised,
              0,
              0,
              Problem.Severity.INFO,
              "must-gather-clean put pseudonyms (x-ipv4-...-x) in the place of addresses, here and"
                  + " elsewhere: they cannot be compared with address ranges, so what rests on"
                  + " addresses stays unknown",
              0,
              ""));
    }
  }
}
