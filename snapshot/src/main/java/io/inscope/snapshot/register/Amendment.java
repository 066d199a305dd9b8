package io.inscope.snapshot.register;

/// What a file says of some connections.
///
/// @param said what it says; empty texts and absent dates say nothing
/// @param withdrawn whether what was on record is to count no more
/// @param place where it stands, in words: `line 12`, `sheet 'Connections', row 7`
public record Amendment(Target target, Justification said, boolean withdrawn, String place) {}
