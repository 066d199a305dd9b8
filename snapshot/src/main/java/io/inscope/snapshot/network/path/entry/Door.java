package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.address.AddressSet;
import java.util.Optional;

/// A port at which an entry answers the outside world.
///
/// @param evidence what says how it is protected
/// @param sources who may use it; empty when anybody
/// @param because what opens it, with file and line
public record Door(
    PortRange port,
    Protection protection,
    String evidence,
    Optional<AddressSet> sources,
    String because) {}
