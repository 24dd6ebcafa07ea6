import fc from 'fast-check';

// That a test fails is enough: nobody reads its shortest example.
fc.configureGlobal({ endOnFailure: true });
