package io.inscope.snapshot.network;

import io.inscope.snapshot.json.Field;

/// A field of a policy that an API server would refuse.
final class InvalidPolicy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPolicy(Field field, String message) {
    super(field.pointer() + " " + message);
  }
}
