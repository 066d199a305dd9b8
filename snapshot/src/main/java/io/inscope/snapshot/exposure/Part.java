package io.inscope.snapshot.exposure;

import io.inscope.snapshot.network.Answer;

/// What gets in through one opening for certain, or perhaps.
record Part(Opening opening, Answer verdict) {
  boolean isSure() {
    return verdict == Answer.ALLOWED;
  }

  Part sure() {
    return new Part(opening, Answer.ALLOWED);
  }
}
