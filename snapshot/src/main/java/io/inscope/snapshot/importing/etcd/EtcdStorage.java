package io.inscope.snapshot.importing.etcd;

import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;

/// How an etcd stored its objects: evidence that none of them can give of itself. It goes into the
/// snapshot as one object of a kind of ours, which no cluster has, named after the source:
///
/// ```
/// apiVersion: inscope.io/v1
/// kind: EtcdStorage
/// metadata: {name: "backup.db"}
/// source: backup.db          # as the user named it
/// checksum: verified         # absent: a copy of the file, no 'snapshot save'; wrong: it was changed
/// complete: true             # false: damaged, so counts are what was left
/// revision: 81234            # of the newest write
/// revisions: 4711            # in the file, history and deletions too
/// keys: 512                  # of now
/// deleted: 17                # keys that are not any more, but still in the history
/// bookkeeping: 5             # records of the API servers' own, which are not objects
/// resources:                 # sorted by resource
/// - resource: secrets        # plural, with its group: certificates.cert-manager.io
///   group: ""
///   kind: Secret             # empty when not known
///   encrypted: 12            # objects stored with a prefix `k8s:enc:`, and not decoded
///   plain: 0                 # objects that anybody with the file can read
///   providers: [aescbc:v1]   # of the encrypted ones
/// ```
///
/// Secrets with `plain` above 0 show that they are not encrypted at rest, or were not when they
/// were last written; only `encrypted` above 0 and `plain` 0 shows that all are.
public final class EtcdStorage {
  public static final GroupKind KIND = new GroupKind("inscope.io", "EtcdStorage");

  private EtcdStorage() {}

  static Resource of(
      String source, Ledger ledger, Revisions revisions, Checksum.State checksum, boolean whole) {
    long deleted = revisions.deleted();
    JsonObject tree =
        JsonObject.builder()
            .put("apiVersion", KIND.group() + "/v1")
            .put("kind", KIND.kind())
            .put("metadata", JsonObject.of("name", source.replace("!/", "/").replace('/', ':')))
            .put("source", source)
            .put("checksum", checksum.word())
            .put("complete", whole)
            .put("revision", revisions.highest())
            .put("revisions", revisions.revisions())
            .put("keys", revisions.current().count())
            .put("deleted", deleted)
            .put("bookkeeping", (long) ledger.bookkept())
            .put("resources", ledger.storage())
            .build();
    return Resource.of(tree, new Origin(source, 0)).orElseThrow();
  }
}
