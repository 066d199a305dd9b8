package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.GroupKind;
import java.util.Optional;

/// What a layout knows of an entry by its path alone.
public sealed interface Place {
  /// It holds objects.
  ///
  /// @param resource the plural of their kind, empty when the path does not tell: `pods`
  /// @param group their API group; empty for core or when the path does not tell
  /// @param namespace theirs, empty for cluster-scoped ones or when the path does not tell
  /// @param list whether the entry is the whole list of the kind (in the namespace), so that
  ///   nothing in it means that there are none
  record Objects(String resource, String group, String namespace, boolean list) implements Place {}

  /// It holds no objects, but says what was asked, refused or left out: [LayoutReading#evidence]
  /// reads it.
  record Evidence(String what) implements Place {}

  /// It is known, and holds nothing that is read: a log, a scanner's report.
  ///
  /// @param format short and stable, for the chain of custody
  /// @param what in words, with what to do where something can be done
  record Other(String format, String what) implements Place {}

  /// The kind of the objects, where the entry itself does not name it.
  default Optional<GroupKind> kind(KindNames names) {
    return this instanceof Objects objects && !objects.resource().isEmpty()
        ? names.kind(objects.group(), objects.resource())
        : Optional.empty();
  }
}
