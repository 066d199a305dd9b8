package io.inscope.snapshot.redaction;

import io.inscope.snapshot.model.Resource;
import java.util.List;

/// An object without its secrets, and what was taken out of it.
///
/// @param redacted in the order of the object's fields
public record Redaction(Resource resource, List<Redacted> redacted) {
  public Redaction {
    redacted = List.copyOf(redacted);
  }
}
