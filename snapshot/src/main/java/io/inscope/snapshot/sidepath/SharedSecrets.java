package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.redaction.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Workloads that use the same Secret, the same class of an outside secret store, or the same
/// ConfigMap if something had to be taken out of it when it was imported. Tokens of service
/// accounts do not count: what they are good for is a matter of rights.
final class SharedSecrets {
  private static final String TOKEN_TYPE = "kubernetes.io/service-account-token";
  private static final Pattern TOKEN_NAME = Pattern.compile(".+-token-[a-z0-9]{5}");

  private final ClusterSnapshot snapshot;
  private final Map<Shared, List<MountUse>> users = new TreeMap<>();

  private record Shared(MountUse.What what, String namespace, String name)
      implements Comparable<Shared> {
    @Override
    public int compareTo(Shared other) {
      return java.util.Comparator.comparing(Shared::what)
          .thenComparing(Shared::namespace)
          .thenComparing(Shared::name)
          .compare(this, other);
    }

    ResourceRef ref() {
      GroupKind kind = what == MountUse.What.SECRET ? Kinds.SECRET : Kinds.CONFIG_MAP;
      return ResourceRef.of(kind, namespace, name);
    }

    String spoken() {
      return what == MountUse.What.SECRET_STORE
          ? "SecretProviderClass %s/%s".formatted(namespace, name)
          : ref().spoken();
    }
  }

  SharedSecrets(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  void add(MountUse use) {
    List<MountUse> group =
        users.computeIfAbsent(
            new Shared(use.what(), use.workload().namespace(), use.name()), _ -> new ArrayList<>());
    if (group.isEmpty() || !group.getLast().workload().ref().equals(use.workload().ref())) {
      group.add(use);
    }
  }

  void find(Focus focus, List<SidePath> paths) {
    users.forEach(
        (shared, group) -> {
          if (group.size() > 1
              && group.stream().anyMatch(use -> focus.has(use.workload().ref()))
              && isSensitive(shared)) {
            focus.pairs(
                group,
                use -> use.workload().ref(),
                (from, to) -> paths.add(path(shared, from, to)));
          }
        });
  }

  private boolean isSensitive(Shared shared) {
    return switch (shared.what()) {
      case SECRET -> !isToken(shared);
      case CONFIG_MAP -> snapshot.find(shared.ref()).filter(SharedSecrets::holdsSecret).isPresent();
      default -> true;
    };
  }

  private boolean isToken(Shared shared) {
    Optional<Resource> secret = snapshot.find(shared.ref());
    return secret
        .map(found -> TOKEN_TYPE.equals(found.root().at("type").value()))
        .orElseGet(() -> TOKEN_NAME.matcher(shared.name()).matches());
  }

  private static boolean holdsSecret(Resource configMap) {
    return marked(configMap.root().at("data")) || marked(configMap.root().at("binaryData"));
  }

  private static boolean marked(Field field) {
    return marked(field.value());
  }

  private static boolean marked(@Nullable Object value) {
    return switch (value) {
      case String text -> Marker.find(text).isPresent();
      case JsonObject object -> {
        for (int i = 0; i < object.size(); i++) {
          if (marked(object.value(i))) {
            yield true;
          }
        }
        yield false;
      }
      case JsonArray array -> {
        for (int i = 0; i < array.size(); i++) {
          if (marked(array.get(i))) {
            yield true;
          }
        }
        yield false;
      }
      case null, default -> false;
    };
  }

  private static SidePath path(Shared shared, MountUse from, MountUse to) {
    Target.OfWorkload target = new Target.OfWorkload(to.workload().ref());
    return new SidePath(
        switch (shared.what()) {
          case SECRET_STORE -> SidePathKind.SECRET_STORE;
          case CONFIG_MAP -> SidePathKind.CONFIG_MAP;
          default -> SidePathKind.SECRET;
        },
        new Actor.OfWorkload(from.workload().ref()),
        target,
        Answer.ALLOWED,
        "uses %s, as %s does%s"
            .formatted(
                shared.spoken(),
                target.spoken(),
                shared.what() == MountUse.What.CONFIG_MAP ? "; there are secrets in it" : ""),
        from.place() + " and " + to.place());
  }
}
