package io.inscope.snapshot.json;

/// One object as the bytes in which it is kept, made without building a tree: what the fast readers
/// give for an object they understood to the last byte.
///
/// @param json what [CanonicalJson#bytes] gives for the object's tree without
///   `metadata.managedFields`; not to be changed
/// @param lines what [CanonicalJson#lines] gives for that tree, lines counted from 1 in the source;
///   not to be changed
/// @param line 1-based line of the source on which the object starts
/// @param apiVersion and the following: the texts in the object that say what it is; empty where it
///   does not say
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record CompactObject(
    byte[] json,
    byte[] lines,
    int line,
    String apiVersion,
    String kind,
    String namespace,
    String name,
    String uid,
    String resourceVersion) {

  /// The object as a tree.
  public JsonObject tree() {
    return JsonTree.parse(json, lines);
  }
}
