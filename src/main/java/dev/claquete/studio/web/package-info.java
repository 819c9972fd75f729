/** How the API speaks: errors as one JSON shape, request ids, the OpenAPI page. Depends on nothing of ours. */
@NullMarked
package dev.claquete.studio.web;

import org.jspecify.annotations.NullMarked;
