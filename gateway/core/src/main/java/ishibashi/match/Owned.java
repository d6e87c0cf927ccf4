package ishibashi.match;

import ishibashi.message.MemberId;

/** Facts of a posting and whom they are told to. */
interface Owned {
    MemberId owner();
}
