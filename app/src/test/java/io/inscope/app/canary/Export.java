package io.inscope.app.canary;

import java.util.List;
import java.util.Map;

/// What a client hands over.
///
/// @param files names and contents of a folder
/// @param objects what an import must find in it, with everything taken out that was planted
/// @param entries ends of the names of entries that must be accounted for, read or passed over
record Export(
    String name, Map<String, byte[]> files, List<Planted> objects, List<String> entries) {}
