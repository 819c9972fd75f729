/**
 * What people write becomes what is spoken and shown: markup and directions go, numbers and signs become words, and every written
 * word knows its spoken ones. Also which language a text is in. Depends on nothing of ours.
 */
@NullMarked
package dev.claquete.studio.text;

import org.jspecify.annotations.NullMarked;
