//go:build !unix

package wall

import "time"

// begun is when the process began, more or less.
var begun = time.Now() //nolint:forbidigo // only differences count

// processorTime returns how long this process has been there: here nothing better is known.
func processorTime() time.Duration { return time.Since(begun) }
