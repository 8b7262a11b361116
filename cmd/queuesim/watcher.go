package main

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// How a watch looks. Editors write in several steps, and some take the old file away first.
const (
	lookEvery  = 100 * time.Millisecond
	settledFor = 100 * time.Millisecond // without a change, before a round begins
	goneFor    = time.Second            // before a file counts as gone
)

// A watcher knows how files were when they were last looked at. Files may be noted while it waits.
type watcher struct {
	mu    sync.Mutex
	seen  map[string]stamp
	paths []string // in the order in which they were first noted

	sleep func(time.Duration)
	now   func() time.Time
}

// note remembers how a file is now.
func (w *watcher) note(path string) {
	path = filepath.Clean(path)
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, ok := w.seen[path]; !ok {
		w.paths = append(w.paths, path)
		w.seen[path] = stampOf(path)
	}
}

// wait waits until files have changed and stand still again, and returns which.
func (w *watcher) wait() []string {
	for {
		w.sleep(lookEvery)
		if changed := w.changed(); changed != nil {
			w.settle()
			if changed = w.changed(); changed != nil { // it may have been changed back
				return changed
			}
		}
	}
}

// changed returns the files that aren't as they were.
func (w *watcher) changed() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var changed []string
	for _, path := range w.paths {
		was := w.seen[path]
		if was.looksLike(path) {
			continue
		}
		if is := stampOf(path); is.sum != was.sum || is.there != was.there {
			changed = append(changed, path)
		} else {
			w.seen[path] = is // saved as it was
		}
	}
	return changed
}

// settle waits until no file changes any more, and none is away for a moment only.
func (w *watcher) settle() {
	var gone time.Time
	for {
		before, _ := w.look()
		w.sleep(settledFor)
		now, away := w.look()
		if !away {
			gone = time.Time{}
		} else if gone.IsZero() {
			gone = w.now()
		}
		if slices.Equal(now, before) && (!away || w.now().Sub(gone) > goneFor) {
			return
		}
	}
}

// look returns how the files are now, and whether one is away that was there.
func (w *watcher) look() (now []stamp, away bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now = make([]stamp, len(w.paths))
	for i, path := range w.paths {
		now[i] = stampOf(path)
		away = away || !now[i].there && w.seen[path].there
	}
	return now, away
}

// A stamp is how a file was: by its content, and by what is cheaper to look at.
type stamp struct {
	there    bool
	size     int64
	modified time.Time
	sum      [sha256.Size]byte
}

// stampOf looks at a file. One that can't be read is as good as none.
func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return stamp{}
	}
	s := stamp{there: true, size: info.Size(), modified: info.ModTime()}
	f, err := os.Open(path)
	if err != nil {
		return s
	}
	defer f.Close()
	h := sha256.New()
	_, _ = io.CopyN(h, f, largestLook)
	h.Sum(s.sum[:0])
	return s
}

// largestLook is how much of a file is looked into.
const largestLook = 64 << 20

// looksLike reports whether a file looks as it did, from outside. For a while after it was written
// it is looked into: the clock of the disk may be a coarse one.
func (s stamp) looksLike(path string) bool {
	const coarse = 2 * time.Second
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return !s.there
	}
	return s.there && info.Size() == s.size && info.ModTime().Equal(s.modified) &&
		time.Since(s.modified) > coarse
}
