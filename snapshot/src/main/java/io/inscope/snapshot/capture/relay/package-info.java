/// The ways to a server that Java's HTTP client does not know: [Relay].
///
/// Java's client cannot speak SOCKS, cannot speak TLS to a proxy, does not give a proxy a password
/// unless a property is set for the whole process, and takes the name it expects in a certificate
/// from the address. A relay between the client and the way solves all four, and leaves the
/// checking of the server to the client, where it is the same as for any other server.
@NullMarked
package io.inscope.snapshot.capture.relay;

import org.jspecify.annotations.NullMarked;
