package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Namespacing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The account of a snapshot: of each resource, how many objects came, how many did not, and how
/// they were stored. From it follow what is known of each kind, and the evidence on encryption at
/// rest.
final class Ledger {
  /// One resource.
  private static final class Account {
    int read;
    int encrypted;
    int undecoded;
    final SortedSet<String> providers = new TreeSet<>();
    Optional<GroupKind> kind = Optional.empty();

    int stored() {
      return read + encrypted + undecoded;
    }
  }

  private final SortedMap<String, Account> accounts = new TreeMap<>();

  private int bookkeeping;

  /// What the CustomResourceDefinitions declare, by resource.
  private final Map<String, GroupKind> custom = new HashMap<>();

  /// An object that was handed to the sink.
  void read(String resource, GroupKind kind, JsonObject tree) {
    Account account = account(resource);
    account.read++;
    account.kind = Optional.of(Namespacing.canonical(kind));
    if (kind.equals(Kinds.CUSTOM_RESOURCE_DEFINITION)
        && tree.get("spec") instanceof JsonObject spec
        && spec.get("names") instanceof JsonObject names
        && spec.get("group") instanceof String group
        && names.get("plural") instanceof String plural
        && names.get("kind") instanceof String name) {
      custom.put(plural + "." + group, new GroupKind(group, name));
    }
  }

  /// An object that is stored encrypted.
  void encrypted(String resource, String provider) {
    Account account = account(resource);
    account.encrypted++;
    account.providers.add(provider);
  }

  /// An object that could not be decoded.
  ///
  /// @param kind when it said its kind
  void undecoded(String resource, Optional<GroupKind> kind) {
    Account account = account(resource);
    account.undecoded++;
    account.kind = account.kind.or(() -> kind.map(Namespacing::canonical));
  }

  /// Whether nothing of a Kubernetes cluster was found.
  boolean isEmpty() {
    return accounts.isEmpty();
  }

  /// A record of the API server's own.
  void bookkeeping() {
    bookkeeping++;
  }

  int bookkept() {
    return bookkeeping;
  }

  /// Names the resources of which something is encrypted, for its objects are missing.
  void reportEncrypted(String source, Sink sink) {
    accounts.forEach(
        (resource, account) -> {
          if (account.encrypted > 0) {
            sink.problem(
                new Problem(
                    source,
                    0,
                    0,
                    Problem.Severity.WARNING,
                    "%s are encrypted at rest (%s) and cannot be read: %d of %d"
                        .formatted(
                            resource,
                            String.join(", ", account.providers),
                            account.encrypted,
                            account.stored()),
                    account.encrypted,
                    ""));
          }
        });
  }

  private Account account(String resource) {
    return accounts.computeIfAbsent(resource, _ -> new Account());
  }

  private Optional<GroupKind> kind(String resource, Account account) {
    return BuiltIn.kind(resource)
        .map(Namespacing::canonical)
        .or(() -> account.kind)
        .or(() -> Optional.ofNullable(custom.get(resource)));
  }

  /// Says what is known of each kind: of those that were found, and that the others are not there.
  ///
  /// A cluster always has namespaces. Without them this is the store of single resources, as
  /// `--etcd-servers-overrides` makes them, and says nothing of others. That flag is mostly used
  /// for events, so no events here does not mean that there are none.
  ///
  /// @param gap why none of it can be relied on; empty when all of it could be read
  void coverage(Sink sink, String gap) {
    Set<GroupKind> kinds = new HashSet<>();
    boolean cluster = false;
    for (Map.Entry<String, Account> entry : accounts.entrySet()) {
      Optional<GroupKind> kind = kind(entry.getKey(), entry.getValue());
      if (kind.isPresent()) {
        kinds.add(kind.get());
        cluster |= kind.get().equals(Kinds.NAMESPACE);
        sink.coverage(kind.get(), "", coverage(entry.getValue(), gap));
      }
    }
    if (cluster || !gap.isEmpty()) {
      Set<GroupKind> others = new TreeSet<>(BuiltIn.kinds());
      others.addAll(custom.values());
      others.remove(new GroupKind("", "Event"));
      others.removeAll(kinds);
      Coverage none = gap.isEmpty() ? new Coverage.Read(0) : new Coverage.Failed(gap);
      others.forEach(kind -> sink.coverage(kind, "", none));
    }
  }

  private static Coverage coverage(Account account, String gap) {
    if (!gap.isEmpty()) {
      return new Coverage.Failed(gap);
    }
    if (account.encrypted > 0) {
      return new Coverage.Failed(
          "%d of %d in etcd are encrypted at rest (%s), which only the cluster's own key opens"
              .formatted(
                  account.encrypted, account.stored(), String.join(", ", account.providers)));
    }
    return account.undecoded > 0
        ? new Coverage.Failed(
            "%d of %d in etcd could not be decoded".formatted(account.undecoded, account.stored()))
        : new Coverage.Read(account.read);
  }

  /// How each resource is stored, sorted: see [EtcdStorage].
  JsonArray storage() {
    JsonArray.Builder resources = JsonArray.builder();
    accounts.forEach(
        (resource, account) -> {
          Optional<GroupKind> kind = kind(resource, account);
          resources.add(
              JsonObject.builder()
                  .put("resource", resource)
                  .put("group", kind.map(GroupKind::group).orElse(""))
                  .put("kind", kind.map(GroupKind::kind).orElse(""))
                  .put("encrypted", (long) account.encrypted)
                  .put("plain", (long) account.stored() - account.encrypted)
                  .put("providers", JsonArray.of(account.providers.toArray()))
                  .build());
        });
    return resources.build();
  }
}
