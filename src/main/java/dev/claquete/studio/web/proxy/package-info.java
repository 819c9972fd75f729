/** Where a request comes from: trusted proxies, their headers, client addresses and redirects. */
@NullMarked
package dev.claquete.studio.web.proxy;

import org.jspecify.annotations.NullMarked;
