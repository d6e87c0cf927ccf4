/** A PostgreSQL and an Artemis that are not the gateway's own: the same program on servers outside (design D1, rulings 15, 26). */
@NullMarked
package ishibashi.app.broker;

import org.jspecify.annotations.NullMarked;
