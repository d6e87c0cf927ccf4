/**
 * <em>App 起動.</em> Starts and wires: home, settings, keys, store, routes, web, commands.
 *
 * <p>In: a home, a configuration. Out: a running gateway. Must not see: how a stage works. Sources: contract §1–3; rulings 17–19,
 * 32–36.
 */
@NullMarked
package ishibashi.app;

import org.jspecify.annotations.NullMarked;
