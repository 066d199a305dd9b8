/// Tests of the letter to the client.
@NullMarked
package io.inscope.reports.request;

import org.jspecify.annotations.NullMarked;
