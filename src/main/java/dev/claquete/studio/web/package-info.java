/** The API's conventions: error bodies, request ids, the OpenAPI page. Depends on no other package. */
@NullMarked
package dev.claquete.studio.web;

import org.jspecify.annotations.NullMarked;
